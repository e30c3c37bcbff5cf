import { digestOf } from '../platform/canonical.ts'
import type { Keys } from '../platform/keys.ts'

/** The columns of an order that say what it does to whom; in the journal as their digest, in the row as its seal. */
export type OrderFacts = {
  id: string
  area: string
  proposal: string
  ordinal: number
  person: string | null
  kind: string
  startsAt: string
  endsAt: string
  signers: readonly string[]
  receipt: Buffer
}

export type HoldFacts = {
  id: string
  area: string
  person: string | null
  basis: string
  startsAt: string
  endsAt: string
  official: string
  receipt: Buffer
}

export const orderRow = ({ receipt, ...o }: OrderFacts): Buffer =>
  digestOf({ about: 'order', ...o, receipt: receipt.toString('hex') })
export const holdRow = ({ receipt, ...h }: HoldFacts): Buffer =>
  digestOf({ about: 'hold', ...h, receipt: receipt.toString('hex') })

/** The database alone cannot make one: the key lies outside. */
export const sealOf = (keys: Keys, row: Buffer): Buffer => keys.sign(`seal ${row.toString('hex')}`)

/** Where sealed texts of this room belong. */
export const about = {
  name: 'person_order.name',
  notice: 'person_order.notice',
  evidence: 'order_proposal.evidence',
  appeal: 'order_appeal.text',
} as const
