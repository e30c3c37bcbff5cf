import { addSeconds } from '@gridward/contract/days'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { tries } from './rules.ts'
import { addTries, clearTries, countTries } from './store.ts'

type Guarded = { key: Buffer; most: number }
type Later = (work: (tx: Tx) => Promise<unknown>) => void

/** Wrong tries are counted for the thing that is guessed at and for the address that guesses. */
export type Tries = {
  /** Counts a wrong try, whatever becomes of the request, and answers the problem to throw. */
  wrong(problem: Problem): Problem
  /** Forgets the wrong tries of this one thing. */
  right(tx: Tx): Promise<unknown>
}

/** Errors: tooManyTries. `what` keeps passwords, PINs and codes apart; `who` is the login, the account, the phone. */
export async function guardTries(
  tx: Tx,
  now: string,
  afterwards: Later,
  guess: { what: string; who?: string; address: string; also?: string },
): Promise<Tries> {
  const own = guess.who === undefined ? [] : [{ key: sha256(guess.what, '\n', guess.who), most: tries.most }]
  const around: Guarded[] = [{ key: sha256('address', '\n', guess.address), most: tries.mostPerAddress }]
  if (guess.also !== undefined) around.push({ key: sha256('also', '\n', guess.also), most: tries.mostPerPhone })
  const all = [...own, ...around]
  const counted = await countTries(
    tx,
    all.map(({ key }) => key),
    addSeconds(now, -tries.window),
  )
  const wrong = new Map(counted.map(({ key, n }) => [key.toString('hex'), n]))
  if (all.some(({ key, most }) => (wrong.get(key.toString('hex')) ?? 0) >= most))
    throw new Problem('tooManyTries', { retryAfter: tries.window })
  return {
    wrong: (problem) => {
      const keys = all.map(({ key }) => key)
      afterwards((other) => addTries(other, keys, now))
      return problem
    },
    right: async (inside) => own[0] && (await clearTries(inside, own[0].key)),
  }
}
