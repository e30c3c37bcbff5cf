import { uuidv7 } from 'uuidv7'
import { addSeconds, dayOf } from '@gridward/contract/days'
import { pickLanguage, type Language } from '@gridward/contract/language'
import type { sendForm, showForm } from '@gridward/contract/declarations'
import type { Definition } from '@gridward/contract/questionnaire'
import { newestOf, shipped } from '@gridward/contract/questionnaire/shipped'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import type { Call, File, Handler } from '../serve.ts'
import { plainCode } from './codes.ts'
import { estateIn, estatesOf, withEstates } from './estates.ts'
import { begin, pause, turn, type Filling } from './form-turn.ts'
import { leave } from './leave.ts'
import { asFile } from './page-frame.ts'
import { startSheet } from './page-public.ts'
import { receiptSheet, troubleSheet } from './page-receipt.ts'
import type { Typed } from './rules-form.ts'
import { countTry, findCode, type CodeRow } from './store-codes.ts'
import { districtFacts } from './store-rounds.ts'
import { declarationWords } from './words.ts'

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The hidden id of a form; a new one when somebody else's program sent none. */
export const formId = (body: Typed): string =>
  typeof body['id'] === 'string' && id.test(body['id']) ? body['id'] : uuidv7()

/** A button of the form, then the address, then the browser. */
export function languageFor(query: { lang?: string | undefined }, body: Typed, language: Language): Language {
  const asked = typeof body['lang'] === 'string' ? body['lang'] : query.lang
  return asked ? pickLanguage(asked) : language
}

const formOf = (key: string | undefined): Definition => newestOf(key ?? '') ?? shipped[0]!

/** A place's own page, or null for a code that nobody made or that has ended. */
async function place(tx: Tx, code: string): Promise<CodeRow | null> {
  const row = await findCode(tx, plainCode(code))
  return row && row.ended_at === null ? row : null
}

async function fillingOf(
  call: Pick<Call<typeof showForm>, 'tx' | 'query' | 'now' | 'enter'>,
  code: CodeRow,
  language: Language,
  typed: Typed,
): Promise<Filling & { estates: string[] }> {
  const { tx, query, now } = call
  const { zone, demo } = await districtFacts(tx, code.district)
  const plain = formOf(query.form)
  const estates = await estatesOf(call, code)
  const words = declarationWords[language].page.estates
  const { definition, form } = withEstates(plain, plain.words![language]!, estates, words)
  return {
    ...{ definition, form, language, demo, typed, hidden: {}, place: code.name, id: formId(typed), estates },
    today: dayOf(now, zone),
    action: `/p/${code.code}?form=${definition.key}&lang=${language}`,
  }
}

export const show: Handler<typeof showForm> = async (call) => {
  const { params, query, tx } = call
  const language = languageFor(query, {}, call.language)
  const code = await place(tx, params.code)
  if (!code) return asFile(troubleSheet(language, 'noCode'), 404)
  if (query.form !== undefined) return begin(await fillingOf(call, code, language, {}), query.people ?? 1)
  const { demo } = await districtFacts(tx, code.district)
  const forms = shipped.map(({ key }) => ({ key, href: `/p/${code.code}?form=${key}&lang=${language}` }))
  const switchTo = (lang: string): string => `/p/${code.code}?lang=${lang}`
  return asFile(startSheet({ language, demo, place: code.name, forms, switchTo }))
}

/** Many homes may share one address of the network; a script that fills the tray with junk sends far more than this. */
const most = { n: 120, seconds: 600 } as const

/** True when one address (or, of what is guessed, everybody together) has tried too often in ten minutes. */
export async function tooMany(
  { tx, address, now }: Pick<Call<typeof sendForm>, 'tx' | 'address' | 'now'>,
  what: string,
  n: number = most.n,
): Promise<boolean> {
  return countTry(tx, sha256(`${what} ${address}`), now, addSeconds(now, -most.seconds), n)
}

export const send: Handler<typeof sendForm> = async (call): Promise<File> => {
  const { params, query, body, tx, now } = call
  const language = languageFor(query, body, call.language)
  const code = await place(tx, params.code)
  if (!code) return asFile(troubleSheet(language, 'noCode'), 404)
  const filling = await fillingOf(call, code, language, body)
  const turned = turn(filling, body)
  if (!('answers' in turned)) return turned
  if (await tooMany(call, 'declare')) return pause(filling, body, declarationWords[language].trouble.tooMany)
  const { estate, answers } = estateIn(turned.answers, filling.estates)
  const definition = formOf(query.form)
  const left = await leave(call, { code, definition, answers, estate, id: filling.id, replaces: null })
  return asFile(
    receiptSheet(language, {
      ...{ code: left.receipt, corrected: false, sentAt: dayOf(now, (await districtFacts(tx, code.district)).zone) },
      ...{ again: `/p/${code.code}?lang=${language}`, place: code.name, demo: filling.demo },
    }),
  )
}
