/** More people than this, together with those of the 24 hours before, need a third signature (DESIGN, "Limits on people"). */
export const bulk = 50

export type Signer = { account: string; unit: string }

/** Where a proposal stands, as far as signing is concerned. */
export type Proposal = {
  proposer: Signer
  second: Signer | null
  people: number
  lately: number
  /** Who opened the evidence. */
  opened: readonly string[]
  closed: boolean
}

export const needsThird = (p: Pick<Proposal, 'people' | 'lately'>): boolean => p.people + p.lately > bulk

export type SignRefusal = 'closed' | 'noUnit' | 'own' | 'signed' | 'sameUnit' | 'open'
export type Signed = { as: 'second' | 'third'; decides: boolean }

/** May this person sign, as what, and does that issue the orders? A person signs once, a unit once, nobody unread. */
export function sign(p: Proposal, by: Signer): Signed | SignRefusal {
  if (p.closed) return 'closed'
  if (by.unit === '') return 'noUnit'
  if (by.account === p.proposer.account) return 'own'
  if (by.account === p.second?.account) return 'signed'
  if (by.unit === p.proposer.unit || by.unit === p.second?.unit) return 'sameUnit'
  if (!p.opened.includes(by.account)) return 'open'
  return p.second ? { as: 'third', decides: true } : { as: 'second', decides: !needsThird(p) }
}

export type NextStep = 'open' | 'sign' | 'own' | 'sameUnit' | 'noUnit' | 'signed' | 'closed' | 'mayNot'

/** What a reader sees as their next step on a proposal. */
export function nextStep(p: Proposal, by: Signer, maySign: boolean): NextStep {
  if (p.closed) return 'closed'
  if (by.account === p.proposer.account) return 'own'
  if (!maySign) return 'mayNot'
  const found = sign(p, by)
  return typeof found === 'string' ? found : 'sign'
}

export type CloseRefusal = 'closed' | 'notYours'

/** The proposer withdraws; whoever may sign refuses. */
export function close(p: Proposal, account: string, maySign: boolean): 'withdrawn' | 'refused' | CloseRefusal {
  if (p.closed) return 'closed'
  if (account === p.proposer.account) return 'withdrawn'
  return maySign ? 'refused' : 'notYours'
}

/** An order that was issued, as far as its life is concerned. */
export type Order = {
  signers: readonly string[]
  startsAt: string
  endsAt: string
  endedAt: string | null
  servedAt: string | null
  appeal: { dueAt: string } | null
}

export type OrderState = 'unserved' | 'served' | 'appealed' | 'ended'

/** It ends by itself: past its end it is ended, whether or not a job has written that down yet. */
export function stateOf(order: Omit<Order, 'signers' | 'startsAt'>, now: string): OrderState {
  if (order.endedAt !== null || now >= order.endsAt) return 'ended'
  if (order.appeal) return 'appealed'
  return order.servedAt === null ? 'unserved' : 'served'
}

export type Step =
  | { do: 'serve' }
  | { do: 'lift'; reason: string }
  | { do: 'appeal'; hours: number }
  | { do: 'answer'; by: string; outcome: 'stands' | 'lifted' }
  | { do: 'expire' }

export type StepRefusal = 'ended' | 'appealOpen' | 'noAppeal' | 'signerCannotAnswer' | 'reasonNeeded' | 'notYet'

/** The order after a step, or why it cannot be taken. */
export function step(order: Order, what: Step, now: string): Order | StepRefusal {
  if (what.do === 'expire') return order.endedAt ? 'ended' : now < order.endsAt ? 'notYet' : ended(order, order.endsAt)
  if (stateOf(order, now) === 'ended') return 'ended'
  if (what.do === 'serve') return { ...order, servedAt: order.servedAt ?? now }
  if (what.do === 'lift') return what.reason.trim() === '' ? 'reasonNeeded' : ended(order, now)
  if (what.do === 'appeal') {
    if (order.appeal) return 'appealOpen'
    return { ...order, appeal: { dueAt: new Date(Date.parse(now) + what.hours * 3_600_000).toISOString() } }
  }
  if (!order.appeal) return 'noAppeal'
  if (order.signers.includes(what.by)) return 'signerCannotAnswer'
  const answered = { ...order, appeal: null }
  return what.outcome === 'lifted' ? ended(answered, now) : answered
}

const ended = (order: Order, at: string): Order => ({ ...order, endedAt: at })
