import type { ProblemBody } from '@gridward/contract/problems'

/**
 * - `waiting`: to be sent · `rejected`: the server said no, the person corrects or drops it
 * - `quarantined`: stored by the server, an officer looks at it · `disputed`: the id is known with other content
 */
export type ItemState = 'waiting' | 'rejected' | 'quarantined' | 'disputed'

/** One act recorded on this phone. Its id is its identity on the server too, so that sending twice stores once. */
export type Item<B = unknown> = {
  id: string
  /** Place in the queue; given by the store. */
  seq: number
  kind: string
  /** Whose act it is. Only their own session sends it: acts belong to people, also on a shared phone. */
  account: string
  /** When it happened, and when the phone wrote it down, by the phone's own clock. */
  observedAt: string
  recordedAt: string
  /** How far that clock was ahead of the server's, ms; null when it had not been measured. */
  clockError: number | null
  /** Not sent by itself before this moment, so that its author may take it back; null or missing: at once. */
  heldUntil?: string | null
  /** An item that has to be on the server first. */
  dependsOn: string | null
  body: B
  state: ItemState
  tries: number
  lastError: ProblemBody | null
}

/** What became of one item: `same` was on the server already. */
export type Outcome = {
  id: string
  result: 'stored' | 'same' | 'rejected' | 'quarantined' | 'disputed'
  problem?: ProblemBody
}

/** How the items of one kind are sent, and what they are called on the screen. */
export type Kind<B = unknown> = {
  kind: string
  /** Most items in one request. */
  batch: number
  /** Errors: ProblemError; nothing of the batch counts as sent then. */
  send: (items: readonly Item<B>[], signal: AbortSignal) => Promise<readonly Outcome[]>
  /** One line for the list of what is not sent yet: 3 栋 502 · 入户. */
  title: (body: B) => string
}
