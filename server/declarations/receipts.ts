import { uuidv7 } from 'uuidv7'
import { dayOf } from '@gridward/contract/days'
import type { openReceipt, showReceipt } from '@gridward/contract/declarations'
import type { Language } from '@gridward/contract/language'
import { asResident } from '../access/index.ts'
import type { Call, File, Handler } from '../serve.ts'
import { waiting } from './claims.ts'
import { plainCode, receiptDigest } from './codes.ts'
import { findDefinition } from './definitions.ts'
import { asFile } from './page-frame.ts'
import { findSheet, formSheet, receiptSheet, stateSheet, troubleSheet, type Sheet } from './page-public.ts'
import { languageFor, leave, look, tooMany } from './public.ts'
import { answersOf, typedOf, type Typed } from './rules-form.ts'
import { openAnswers } from './sealing.ts'
import { settleClaim } from './store-claims.ts'
import { findReceipt, renewReceipt, type ReceiptRow } from './store-codes.ts'
import { districtFacts } from './store-rounds.ts'
import { findSubmission, type StoredSubmission } from './store-submissions.ts'
import { declarationWords } from './words.ts'

export const ask: Handler<typeof showReceipt> = async ({ query, language }) =>
  asFile(findSheet(languageFor(query, language), '', ''))

/** Wrong codes from one address in ten minutes before it has to wait; 80 bits are not found by trying anyway. */
const mostTries = 30

export const open: Handler<typeof openReceipt> = async (call) => {
  const { query, body, tx } = call
  const language = languageFor(query, call.language)
  const typed = typeof body['code'] === 'string' ? body['code'] : ''
  if (await tooMany(call, 'receipt', mostTries)) return asFile(troubleSheet(language, 'tooMany'), 429)
  const digest = receiptDigest(plainCode(typed))
  const receipt = await findReceipt(tx, digest)
  const says = declarationWords[language].receipt
  if (!receipt) return asFile(findSheet(language, typed.slice(0, 40), says.unknown), 404)
  const scope = asResident(receipt.district, receipt.area)
  await call.enter(scope)
  const claim = await findSubmission(tx, scope, receipt.submission)
  if (!claim) return asFile(findSheet(language, typed.slice(0, 40), says.unknown), 404)
  if (body['correct'] === undefined) {
    const { zone } = await districtFacts(tx, receipt.district)
    const standing = {
      code: plainCode(typed),
      state: claim.state,
      reason: claim.reason,
      correctable: claim.state !== 'rejected',
    }
    return asFile(stateSheet(language, { ...standing, sentAt: dayOf(claim.observed_at, zone) }))
  }
  return correct(call, language, receipt, claim, plainCode(typed), digest)
}

async function correct(
  call: Call<typeof openReceipt>,
  language: Language,
  receipt: ReceiptRow,
  claim: StoredSubmission,
  code: string,
  digest: Buffer,
): Promise<File> {
  const { body, tx, keys, now } = call
  const { zone, demo } = await districtFacts(tx, receipt.district)
  const definition = (await findDefinition(tx, claim.questionnaire, claim.version))!
  const filled = body['id'] !== undefined
  const before = typedOf(definition, openAnswers(keys, claim))
  const rows = filled ? Math.min(20, Math.max(1, Number(body['people']) || 1)) : before.rows
  const typed: Typed = filled ? body : before.typed
  const sheet: Sheet = {
    ...{ definition, language, typed, rows, wrong: new Map(), warned: [], place: '', forms: [] },
    form: definition.words![language]!,
    today: dayOf(now, zone),
    action: `/p/receipt?lang=${language}`,
    id: typeof body['id'] === 'string' ? body['id'] : uuidv7(),
    hidden: { code, correct: '1' },
    switchTo: (lang) => `/p/receipt?lang=${lang}`,
  }
  if (!filled) return asFile(formSheet(sheet))
  if (body['add'] !== undefined) return asFile(formSheet({ ...sheet, rows: Math.min(20, rows + 1) }))
  const answers = answersOf(definition, body, rows)
  const looked = look(sheet, answers, demo)
  if (looked) return looked
  await leave(call, { code: receipt, definition, answers, id: sheet.id, replaces: claim })
  await withdraw(call, receipt, claim)
  await renewReceipt(tx, digest, sheet.id)
  return asFile(receiptSheet(language, code, '', true))
}

/** A claim that was still waiting makes room for its correction; what the register took stays until that is judged. */
async function withdraw(call: Call<typeof openReceipt>, receipt: ReceiptRow, claim: StoredSubmission): Promise<void> {
  if (claim.state !== 'claim') return
  const scope = asResident(receipt.district, receipt.area)
  const journal = await call.enter(scope)
  const { id, household, area, persons } = claim
  await settleClaim(
    call.tx,
    scope,
    { ...{ id, household, area, persons, state: 'withdrawn', verdict: null }, reason: '', applied: false },
    call.now,
  )
  journal({ kind: 'declarations.withdrawn', area, subject: id, deltas: [waiting(area, -1)] })
}
