import { addSeconds } from '@gridward/contract/days'
import type { CallState } from '@gridward/contract/calls'
import { parentOf } from '@gridward/contract/paths'
import type { Clock } from './rules-clocks.ts'

/** Where a call stands, as far as its next step is concerned. */
export type Loop = {
  state: CallState
  atArea: string
  escalations: number
  dueAt: string | null
  acceptedBy: string | null
  answeredBy: string | null
}

export type Move =
  | { do: 'route'; atArea: string }
  | { do: 'accept'; by: string }
  | { do: 'answer'; by: string }
  | { do: 'verify'; by: string; done: boolean }
  | { do: 'close'; why: 'done' | 'mistake' | 'duplicate' | 'elsewhere' }
  | { do: 'escalate' }

export type LoopRefusal = 'closed' | 'taken' | 'notAccepted' | 'notAnswered' | 'ownAnswer' | 'notVerified' | 'notDue'

export const isOpen = (state: CallState): boolean => state !== 'verified' && state !== 'closed'

/** The call after a move at an instant, or why it cannot be made. Minutes of the clock start anew with every step. */
export function move(loop: Loop, what: Move, clock: Clock, now: string): Loop | LoopRefusal {
  const due = (minutes: number): string => addSeconds(now, minutes * 60)
  if (what.do === 'close') return close(loop, what.why)
  if (!isOpen(loop.state)) return 'closed'
  switch (what.do) {
    case 'route':
      return { ...loop, state: 'routed', atArea: what.atArea, dueAt: due(clock.accept) }
    case 'accept':
      if (loop.state === 'accepted') return loop.acceptedBy === what.by ? loop : 'taken'
      if (loop.state === 'answered') return 'taken'
      return { ...loop, state: 'accepted', acceptedBy: what.by, dueAt: due(clock.answer) }
    case 'answer':
      if (loop.state !== 'accepted') return 'notAccepted'
      return { ...loop, state: 'answered', answeredBy: what.by, dueAt: due(clock.verify) }
    case 'verify':
      if (loop.state !== 'answered') return 'notAnswered'
      if (what.by === loop.answeredBy) return 'ownAnswer'
      if (what.done) return { ...loop, state: 'verified', dueAt: null }
      return { ...up(loop), state: 'routed', acceptedBy: null, answeredBy: null, dueAt: due(clock.accept) }
    case 'escalate':
      if (loop.dueAt === null || now < loop.dueAt) return 'notDue'
      return { ...up(loop), dueAt: due(minutesOf(loop.state, clock)) }
  }
}

/** The level above answers now; above the district is nobody, who is told again instead. */
const up = (loop: Loop): Loop => ({
  ...loop,
  atArea: parentOf(loop.atArea) ?? '',
  escalations: loop.escalations + 1,
})

const minutesOf = (state: CallState, clock: Clock): number =>
  state === 'accepted' ? clock.answer : state === 'answered' ? clock.verify : clock.accept

function close(loop: Loop, why: 'done' | 'mistake' | 'duplicate' | 'elsewhere'): Loop | LoopRefusal {
  if (loop.state === 'closed') return 'closed'
  // an open call is closed as done by nobody: it is answered and verified
  if (why === 'done' && loop.state !== 'verified') return 'notVerified'
  return { ...loop, state: 'closed', dueAt: null }
}

export type Right = { answer: boolean; route: boolean }

/** What somebody with these rights may do next. */
export function mayDo(loop: Loop, account: string, right: Right): ('accept' | 'answer' | 'verify' | 'close')[] {
  const may: ('accept' | 'answer' | 'verify' | 'close')[] = []
  if (right.answer && (loop.state === 'raised' || loop.state === 'routed')) may.push('accept')
  if (right.answer && loop.state === 'accepted') may.push('answer')
  if (loop.state === 'answered' && loop.answeredBy !== account) may.push('verify')
  if (right.route && loop.state !== 'closed') may.push('close')
  return may
}

/** First words for a list, cut at a character and not within one. */
export const summaryOf = (text: string): string => {
  const plain = [...text.replace(/\s+/g, ' ').trim()]
  return plain.length > 60 ? `${plain.slice(0, 59).join('')}…` : plain.join('')
}
