import { uuidv7 } from 'uuidv7'
import type { sendForm } from '@gridward/contract/declarations'
import type { Definition } from '@gridward/contract/questionnaire'
import { asResident } from '../access/index.ts'
import { digestOf } from '../platform/canonical.ts'
import type { Call } from '../serve.ts'
import { noPlace } from '../people/index.ts'
import { leaveClaims } from './claims.ts'
import { receiptDigest, receiptOf } from './codes.ts'
import { todaysPath } from './areas.ts'
import { keepDefinitions } from './definitions.ts'
import type { Piece } from './pieces.ts'
import { addReceipt, type CodeRow } from './store-codes.ts'
import { findSent } from './store-visits.ts'
import { surroundings } from './surroundings.ts'
import { IdTaken } from './take.ts'

export type Left = {
  code: Pick<CodeRow, 'district' | 'area'>
  definition: Definition
  answers: Record<string, unknown>
  /** The part of the address that the page asks for and the form does not. */
  estate?: string
  /** The id of the form that was filled in. */
  id: string
  /** What it corrects, with the people that this one became. */
  replaces: { id: string; persons: readonly (string | null)[] } | null
}

/** Keeps the claim and answers its receipt; the same form sent twice is one claim. */
export async function leave(
  call: Pick<Call<typeof sendForm>, 'tx' | 'keys' | 'now' | 'enter'>,
  told: Left,
): Promise<{ receipt: string; submission: string }> {
  const { tx, keys, now } = call
  // a poster that was printed before a redivision speaks of the place where its grid went
  const area = (await todaysPath(tx, told.code.district, told.code.area)) ?? told.code.area
  const left = { ...told, code: { ...told.code, area } }
  const scope = asResident(left.code.district, left.code.area)
  const digest = digestOf(left.answers)
  const sent = async (): Promise<'same' | 'other' | 'never'> => {
    // judged, it may lie elsewhere; only who sends the same words again is told of it
    const anywhere = asResident(left.code.district, '')
    await call.enter(anywhere)
    const [before] = await findSent(tx, anywhere, [left.id])
    await call.enter(scope)
    return before ? (before.digest.equals(digest) ? 'same' : 'other') : 'never'
  }
  const known = { receipt: receiptOf(keys, left.id), submission: left.id }
  const before = await sent()
  if (before === 'same') return known
  await keepDefinitions(tx, now)
  const journal = await call.enter(scope)
  const around = await surroundings(tx, left.code.district, keys, now)
  const keep = async (submission: string) => {
    await leaveClaims(tx, scope, journal, [pieceOf(left, submission, now)], around)
    const receipt = receiptOf(keys, submission)
    await addReceipt(tx, { district: left.code.district, code: receiptDigest(receipt), submission }, now)
    return { receipt, submission }
  }
  // an id that exists with something else: the form was sent, gone back to, changed, and sent again
  if (before === 'other') return keep(uuidv7())
  try {
    return await tx.savepoint(() => keep(left.id))
  } catch (error) {
    if (!(error instanceof IdTaken)) throw error
    // the second of two taps at the same moment; or the id of another place, and nobody is told that it exists there
    return (await sent()) === 'same' ? known : keep(uuidv7())
  }
}

const pieceOf = (
  { code, definition, answers, estate = '', replaces }: Left,
  submission: string,
  now: string,
): Piece => ({
  ...{ source: 'self', verified: false, area: code.area, household: null, place: { ...noPlace, estate } },
  ...{ account: null, device: null, collector: '', import: null, visit: null, observedAt: now, recordedAt: now },
  declaration: {
    ...{ id: submission, definition, answers, digest: digestOf(answers) },
    // a correction speaks of the people that the first declaration became
    ...{ chosen: replaces?.persons ?? [], replaces: replaces?.id ?? null },
  },
})
