import { uuidv7 } from 'uuidv7'
import { dayOf } from '@gridward/contract/days'
import { pickLanguage, type Language } from '@gridward/contract/language'
import type { sendForm, showForm } from '@gridward/contract/declarations'
import { problemSentence, warningSentence, type Definition } from '@gridward/contract/questionnaire'
import { newestOf, shipped } from '@gridward/contract/questionnaire/shipped'
import { identityWords } from '@gridward/contract/words/identity'
import { questionnaireWords } from '@gridward/contract/words/questionnaire'
import { asResident } from '../access/index.ts'
import { digestOf, sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { addSeconds } from '@gridward/contract/days'
import type { Call, File, Handler } from '../serve.ts'
import { noPlace } from '../people/index.ts'
import { leaveClaims } from './claims.ts'
import { plainCode, receiptDigest, receiptOf } from './codes.ts'
import { keepDefinitions } from './definitions.ts'
import { asFile } from './page-frame.ts'
import { formSheet, receiptSheet, troubleSheet, type Sheet } from './page-public.ts'
import type { Piece } from './pieces.ts'
import { answersOf, type Typed } from './rules-form.ts'
import { readAnswers } from './rules-reading.ts'
import { addReceipt, countTry, findCode, type CodeRow } from './store-codes.ts'
import { districtFacts } from './store-rounds.ts'
import { findSent } from './store-visits.ts'
import { surroundings } from './surroundings.ts'

type Page = Pick<Call<typeof showForm>, 'tx' | 'keys' | 'now' | 'address' | 'enter'>
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const languageFor = (query: { lang?: string | undefined }, language: Language): Language =>
  query.lang ? pickLanguage(query.lang) : language

export const formOf = (key: string | undefined): Definition => newestOf(key ?? '') ?? shipped[0]!

/** A place's own page, or null for a code that nobody made or that has ended. */
async function place(tx: Tx, code: string): Promise<CodeRow | null> {
  const row = await findCode(tx, plainCode(code))
  return row && row.ended_at === null ? row : null
}

const blank = (
  page: { code: CodeRow; language: Language; definition: Definition; now: string; zone: string },
  typed: Typed,
  rows: number,
): Sheet => {
  const { code, language, definition } = page
  const href = (form: string, lang: string): string => `/p/${code.code}?form=${form}&lang=${lang}`
  return {
    ...{ definition, language, typed, rows, wrong: new Map(), warned: [], hidden: {}, place: code.name },
    form: definition.words![language]!,
    today: dayOf(page.now, page.zone),
    action: href(definition.key, language),
    id: typeof typed['id'] === 'string' && id.test(typed['id']) ? typed['id'] : uuidv7(),
    forms: shipped.map((one) => ({ key: one.key, href: href(one.key, language), current: one.key === definition.key })),
    switchTo: (lang) => href(definition.key, lang),
  }
}

export const show: Handler<typeof showForm> = async ({ params, query, tx, now, language: spoken }) => {
  const language = languageFor(query, spoken)
  const code = await place(tx, params.code)
  if (!code) return asFile(troubleSheet(language, 'noCode'), 404)
  const { zone } = await districtFacts(tx, code.district)
  const definition = formOf(query.form)
  return asFile(formSheet(blank({ code, language, definition, now, zone }, {}, query.people ?? 1)))
}

/** Many homes may share one address of the network; a script that fills the tray with junk sends far more than this. */
const most = { n: 120, seconds: 600 } as const

export const tooMany = async ({ tx, address, now }: Page, what: string, n: number = most.n): Promise<boolean> =>
  (await countTry(tx, sha256(`${what} ${address}`), now, addSeconds(now, -most.seconds))) > n

export const send: Handler<typeof sendForm> = async (call) => {
  const { params, query, body, tx, now } = call
  const language = languageFor(query, call.language)
  const code = await place(tx, params.code)
  if (!code) return asFile(troubleSheet(language, 'noCode'), 404)
  if (await tooMany(call, 'declare')) return asFile(troubleSheet(language, 'tooMany'), 429)
  const { zone, demo } = await districtFacts(tx, code.district)
  const definition = formOf(query.form)
  const rows = Math.min(20, Math.max(1, Number(body['people']) || 1))
  const sheet = blank({ code, language, definition, now, zone }, body, rows)
  if (body['add'] !== undefined) return asFile(formSheet({ ...sheet, rows: Math.min(20, rows + 1) }))
  const answers = answersOf(definition, body, rows)
  const looked = look(sheet, answers, demo)
  if (looked) return looked
  const receipt = await leave(call, { code, definition, answers, id: sheet.id, replaces: null })
  return asFile(receiptSheet(language, receipt, `/p/${code.code}?form=${definition.key}&lang=${language}`, false))
}

/** The page again when something has to be put right, or (once) when something looks odd; null when it is fine. */
export function look(sheet: Sheet, answers: Record<string, unknown>, synthetic: boolean): File | null {
  const { language, today, definition, typed } = sheet
  const words = { questionnaire: questionnaireWords[language], identity: identityWords[language], form: sheet.form }
  const { problems, warnings } = readAnswers(definition, answers, { today, audience: 'self', synthetic })
  if (problems.length > 0) {
    const wrong = new Map(problems.map((problem) => [problem.path, problemSentence(problem, words)]))
    return asFile(formSheet({ ...sheet, wrong }), 422)
  }
  if (warnings.length === 0 || typed['seen'] === '1') return null
  const warned = warnings.map((warning) => ({ path: warning.path, text: warningSentence(warning, words) }))
  return asFile(formSheet({ ...sheet, warned, hidden: { ...sheet.hidden, seen: '1' } }), 422)
}

export type Left = {
  code: Pick<CodeRow, 'district' | 'area'>
  definition: Definition
  answers: Record<string, unknown>
  id: string
}

/** Keeps the claim and answers its receipt; the same form sent twice is one claim. */
export async function leave(
  call: Page,
  left: Left & { replaces: { id: string; persons: readonly (string | null)[] } | null },
): Promise<string> {
  const { tx, keys, now } = call
  const { code, definition, answers } = left
  const scope = asResident(code.district, code.area)
  const journal = await call.enter(scope)
  const digest = digestOf(answers)
  // another phone cannot hold this id: one that exists with something else was sent, changed and sent again
  const [before] = await findSent(tx, scope, [left.id])
  const submission = before && !before.digest.equals(digest) ? uuidv7() : left.id
  const receipt = receiptOf(keys, submission)
  if (before && submission === left.id) return receipt
  await keepDefinitions(tx, now)
  const piece: Piece = {
    ...{
      source: 'self',
      verified: false,
      area: code.area,
      household: null,
      place: noPlace,
      account: null,
      device: null,
    },
    ...{ collector: '', import: null, visit: null, observedAt: now, recordedAt: now },
    declaration: {
      ...{ id: submission, definition, answers, digest },
      // a correction speaks of the people that the first declaration became
      chosen: left.replaces?.persons ?? [],
      replaces: left.replaces?.id ?? null,
    },
  }
  await leaveClaims(tx, scope, journal, [piece], await surroundings(tx, code.district, keys, now))
  await addReceipt(tx, { code: receiptDigest(receipt), district: code.district, area: code.area, submission }, now)
  return receipt
}
