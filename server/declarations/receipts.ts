import { dayOf } from '@gridward/contract/days'
import type { openReceipt, showReceipt } from '@gridward/contract/declarations'
import type { Language } from '@gridward/contract/language'
import { asResident } from '../access/index.ts'
import type { Call, File, Handler } from '../serve.ts'
import { narrow } from '../platform/scope.ts'
import { addressOf, areasOfDoors } from '../people/index.ts'
import { waiting } from './claims.ts'
import { plainCode, receiptDigest } from './codes.ts'
import { findDefinition } from './definitions.ts'
import { begin, pause, turn, type Filling } from './form-turn.ts'
import { leave } from './leave.ts'
import { asFile } from './page-frame.ts'
import { findSheet, receiptSheet, stateSheet, troubleSheet, type Standing } from './page-receipt.ts'
import { formId, languageFor, tooMany } from './public.ts'
import { typedOf } from './rules-form.ts'
import { openAnswers } from './sealing.ts'
import { settleClaim } from './store-claims.ts'
import { findReceipt, renewReceipt, type ReceiptRow } from './store-codes.ts'
import { districtFacts } from './store-rounds.ts'
import { findSubmission, type StoredSubmission } from './store-submissions.ts'
import { declarationWords } from './words.ts'

export const ask: Handler<typeof showReceipt> = async ({ query, language }) =>
  asFile(findSheet(languageFor(query, {}, language), '', ''))

/** Wrong codes in ten minutes: from one address, and from everybody together; 80 bits are not found by trying anyway. */
export const mostWrong = { one: 30, all: 3_000 } as const

type ReceiptCall = Call<typeof openReceipt>
type Opened = { language: Language; receipt: ReceiptRow; claim: StoredSubmission; code: string; digest: Buffer }

export const open: Handler<typeof openReceipt> = async (call) => {
  const { query, body, tx } = call
  const language = languageFor(query, body, call.language)
  const typed = typeof body['code'] === 'string' ? body['code'].slice(0, 40) : ''
  const code = plainCode(typed)
  const digest = receiptDigest(code)
  const receipt = await findReceipt(tx, digest)
  const claim = receipt && (await claimOf(call, receipt))
  if (!receipt || !claim) {
    if (
      (await tooMany(call, 'receipt', mostWrong.one)) ||
      (await tooMany({ ...call, address: '' }, 'receipts', mostWrong.all))
    )
      return asFile(troubleSheet(language, 'tooMany'), 429)
    return asFile(findSheet(language, typed, declarationWords[language].receipt.unknown), 404)
  }
  const opened = { language, receipt, claim, code, digest }
  if (body['correct'] !== undefined && claim.state !== 'rejected') return correct(call, opened)
  if (body['withdraw'] === 'yes' && claim.state === 'claim') {
    await withdraw(call, opened)
    return stateOf(call, { ...opened, claim: { ...claim, state: 'withdrawn' } })
  }
  return stateOf(call, opened, body['withdraw'] === 'ask' && claim.state === 'claim' ? 'withdraw' : 'nothing')
}

/** The one declaration behind a receipt, wherever it lies today; what follows sees no more than its own area. */
async function claimOf({ tx, enter }: ReceiptCall, receipt: ReceiptRow): Promise<StoredSubmission | undefined> {
  const anywhere = asResident(receipt.district, '')
  await enter(anywhere)
  const claim = await findSubmission(tx, anywhere, receipt.submission)
  if (claim) await enter(asResident(receipt.district, claim.area))
  return claim
}

/** Where a correction goes: with the door, since the grid of that day may have been divided; else with the declaration. */
async function areaToday({ tx, enter }: ReceiptCall, { receipt, claim }: Opened): Promise<string> {
  if (claim.household === null) return claim.area
  const anywhere = asResident(receipt.district, '')
  await enter(anywhere)
  const [door] = await areasOfDoors(tx, narrow(anywhere, 'people.read'), [claim.household])
  return door?.area ?? claim.area
}

async function stateOf(call: ReceiptCall, opened: Opened, asking: 'nothing' | 'withdraw' = 'nothing'): Promise<File> {
  const { language, receipt, claim, code } = opened
  const { zone, demo } = await districtFacts(call.tx, receipt.district)
  const standing: Standing = {
    ...{ code, demo, reason: claim.state === 'claim' ? '' : claim.reason, address: addressOf(claim.place) },
    state: claim.state === 'claim' && claim.verdict === 'needsVisit' ? 'needsVisit' : claim.state,
    sentAt: dayOf(claim.observed_at, zone),
    correctable: claim.state === 'claim' || claim.state === 'accepted',
    withdrawable: claim.state === 'claim',
  }
  return asFile(stateSheet(language, standing, asking))
}

async function correct(call: ReceiptCall, opened: Opened): Promise<File> {
  const { body, tx, keys, now } = call
  const { language, receipt, claim, code, digest } = opened
  const { zone, demo } = await districtFacts(tx, receipt.district)
  const definition = (await findDefinition(tx, claim.questionnaire, claim.version))!
  const before = typedOf(definition, openAnswers(keys, claim))
  const started = body['id'] !== undefined
  const filling: Filling = {
    ...{ definition, language, demo, typed: started ? body : before.typed, place: '' },
    ...{ form: definition.words![language]!, today: dayOf(now, zone), action: `/p/receipt?lang=${language}` },
    ...{ id: formId(body), hidden: { code, correct: '1' } },
  }
  if (!started) return begin(filling, before.rows)
  const turned = turn(filling, body)
  if (!('answers' in turned)) return turned
  if (await tooMany(call, 'declare')) return pause(filling, body, declarationWords[language].trouble.tooMany)
  // sent once more by a second tap: this very form is the correction already
  if (claim.id !== filling.id) {
    const { answers } = turned
    const code = { district: receipt.district, area: await areaToday(call, opened) }
    const { estate } = claim.place
    const left = await leave(call, { code, definition, answers, estate, id: filling.id, replaces: claim })
    await withdraw(call, opened)
    await renewReceipt(tx, digest, left.submission)
  }
  const shown = { code, again: '', corrected: true, sentAt: dayOf(now, zone), place: '', demo }
  return asFile(receiptSheet(language, shown))
}

/** A claim that was still waiting waits no more; what the register took stays until the correction is judged. */
async function withdraw(call: ReceiptCall, { receipt, claim }: Opened): Promise<void> {
  if (claim.state !== 'claim') return
  const scope = asResident(receipt.district, claim.area)
  const journal = await call.enter(scope)
  const { id, household, area, persons } = claim
  const judgement = {
    id,
    household,
    area,
    persons,
    state: 'withdrawn',
    verdict: null,
    reason: '',
    applied: false,
  } as const
  await settleClaim(call.tx, scope, judgement, call.now)
  journal({ kind: 'declarations.withdrawn', area, subject: id, deltas: [waiting(area, -1)] })
}
