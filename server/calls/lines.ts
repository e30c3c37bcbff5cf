import type { CallLine } from '@gridward/contract/calls'
import { scopeFor, type Session } from '../access/index.ts'
import type { Keys } from '../platform/keys.ts'
import type { Verb } from '@gridward/contract/verbs'
import { about } from './raising.ts'
import { mayDo, summaryOf, type Loop, type Right } from './rules-loop.ts'
import type { CallRow } from './store-calls.ts'

export const loopOf = (row: CallRow): Loop => ({
  state: row.state,
  atArea: row.atArea,
  escalations: row.escalations,
  dueAt: row.dueAt,
  acceptedBy: row.acceptedBy,
  answeredBy: row.answeredBy,
})

const holds = (session: Session, verb: Verb, area: string): boolean => {
  try {
    scopeFor(session, verb, area, null)
    return true
  } catch {
    return false
  }
}

export const rightOf = (session: Session, area: string): Right => ({
  answer: holds(session, 'calls.answer', area),
  route: holds(session, 'calls.route', area),
})

export function lineOf(row: CallRow, keys: Keys, session: Session, now: string): CallLine {
  return {
    id: row.id,
    area: row.area,
    kind: row.kind,
    state: row.state,
    summary: summaryOf(keys.open(row.text, about.text)),
    raisedAt: row.raisedAt,
    dueAt: row.dueAt,
    late: row.dueAt !== null && row.dueAt <= now,
    atArea: row.atArea,
    escalations: row.escalations,
    acceptedBy: row.acceptedName,
    may: mayDo(loopOf(row), session.account, rightOf(session, row.area)),
  }
}
