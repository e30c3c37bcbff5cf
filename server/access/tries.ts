import { addSeconds } from '@gridward/contract/days'
import { uuidv7 } from 'uuidv7'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { quarterOf, tries } from './rules.ts'
import * as store from './store-tries.ts'

/** What of a request the limits need; a handler's call fits. */
type Asked = {
  now: string
  address: string
  /** A transaction of its own, at once: the try is counted before anything is judged. */
  beside: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** The same, once the request has ended in whatever way. */
  afterwards: (work: (tx: Tx) => Promise<unknown>) => void
}

/** `what` keeps passwords, PINs and codes apart; `who` is the login, the account, the phone. */
export type Guess = {
  what: string
  who?: string
  also?: string
  /** A browser that this account signed in from before: it has a limit of its own, and no stranger's tries count for it. */
  known?: Buffer | undefined
}

/** One key for a password wherever it is typed. */
export const passwordOf = (login: string): Guess => ({ what: 'account', who: login })
/** One key for a PIN on a phone, whether its owner was chosen, typed or is signed in; `place` is the phone's id. */
export const pinOf = (place: string | null | undefined, account: string): Guess => ({
  what: 'pin',
  who: `${place ?? 'elsewhere'}/${account}`,
})

export type TriedAccount = { district: number; account: string; how: 'password' | 'pin' | 'code' }

/** Wrong tries are counted for the thing that is guessed at and for the address that guesses. */
export type Tries = {
  /** The try stays counted, whatever becomes of the request; answers the problem to throw. `whose` is told in the journal. */
  wrong(problem: Problem, whose?: TriedAccount): Problem
  /** Forgets this try and the wrong ones before it of this one thing. */
  right(): void
}

/**
 * Counts the try before anything is judged, so that tries sent at one moment cannot pass together. What ends neither
 * right nor wrong (a busy server) is taken back. Errors: tooManyTries.
 */
export async function guardTries({ now, address, beside, afterwards }: Asked, guess: Guess): Promise<Tries> {
  const all = limitsOf(guess, address)
  const keys = all.map(({ key }) => key)
  const attempt = uuidv7()
  const since = addSeconds(now, -tries.window)
  const taken = await beside((tx) => store.takeTries(tx, all, { attempt, since, now }))
  if (!taken) throw new Problem('tooManyTries', { retryAfter: tries.window })
  let ended: 'open' | 'wrong' | 'right' = 'open'
  let whose: TriedAccount | undefined
  afterwards(async (tx) => {
    if (ended !== 'wrong') await store.releaseTry(tx, keys, attempt)
    if (ended === 'right' && guess.who !== undefined) await store.clearTries(tx, keys[0]!)
    if (whose) await store.noteWrongTry(tx, whose, quarterOf(now), now)
  })
  return {
    wrong: (problem, account) => {
      ended = 'wrong'
      whose = account
      return problem
    },
    right: () => {
      ended = 'right'
    },
  }
}

/** The first one is the thing that is guessed at, when it has a name. */
function limitsOf({ what, who, also, known }: Guess, address: string): store.Limit[] {
  if (known && who !== undefined) return [{ key: sha256('known', '\n', known, who), most: tries.most }]
  const own = who === undefined ? [] : [{ key: sha256(what, '\n', who), most: tries.most }]
  const shared = also === undefined ? [] : [{ key: sha256('also', '\n', also), most: tries.mostPerPhone }]
  return [...own, ...shared, { key: sha256('address', '\n', address), most: tries.mostPerAddress }]
}
