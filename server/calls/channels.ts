import type { CallKind } from '@gridward/contract/rules'
import type { CallState } from '@gridward/contract/calls'
import type { Answering } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import type { CallRow } from './store-calls.ts'
import type { NewDelivery } from './store-deliveries.ts'
import { webhooksFor } from './store-deliveries.ts'
import { about } from './raising.ts'
import { sendWebhook, type Resolver } from './webhook.ts'
import type { Allowed } from './rules-webhook.ts'

/** What leaves the house: that a call waits and where. Its words and its caller stay inside. */
export type Message = {
  delivery: string
  call: string
  area: string
  kind: CallKind
  state: CallState
  why: string
  dueAt: string | null
}

/** Where a message goes, opened for the moment of sending. */
export type Target = { url: string; secret: string }
export type Outside = { allowed: readonly Allowed[]; resolver?: Resolver | undefined }
type Wanted = Pick<NewDelivery, 'target' | 'phone' | 'webhook'>

/**
 * A way to tell somebody. `targets`: whom it tells of a call; each becomes a line of the delivery log. Without `send` a
 * person does it and ticks it off; with it, it is tried until it arrives, and throws when it did not. SMS, work chat and
 * mail are further ones of the second sort.
 */
export type Channel = {
  name: NewDelivery['channel']
  targets(at: { tx: Tx; district: number; keys: Keys }, call: CallRow, people: readonly Answering[]): Promise<Wanted[]>
  send?(target: Target, message: Message, outside: Outside): Promise<void>
}

const phoneList: Channel = {
  name: 'phoneList',
  async targets({ keys }, _call, people) {
    return people.map(({ person, phone }) => ({
      target: person,
      phone: phone ? keys.seal(phone, about.phone) : null,
      webhook: null,
    }))
  },
}

const webhook: Channel = {
  name: 'webhook',
  async targets({ tx, district }, call) {
    return (await webhooksFor(tx, district, call.area)).map(({ id, name }) => ({
      target: name,
      phone: null,
      webhook: id,
    }))
  },
  send: (target, message, { allowed, resolver }) => sendWebhook(target, message, allowed, resolver),
}

export const channels: readonly Channel[] = [phoneList, webhook]
