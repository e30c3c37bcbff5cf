import { dayOf } from '@gridward/contract/days'
import { askHelp, residentNeeds, showHelp, type ResidentNeed } from '@gridward/contract/calls'
import { pickLanguage, type Language } from '@gridward/contract/language'
import { uuidv7 } from 'uuidv7'
import { asCaller } from '../access/index.ts'
import { asFile, receiptPlace, tooMany, type ReceiptPlace } from '../declarations/index.ts'
import { Problem } from '../platform/problem.ts'
import type { Call, File, Serve } from '../serve.ts'
import { loopOf } from './lines.ts'
import { clockFor } from './moving-on.ts'
import { codeSheet, helpSheet, type HelpPage, type Said } from './page-resident.ts'
import { about, raise } from './raising.ts'
import { callDeltas } from './rules-deltas.ts'
import { isOpen, move } from './rules-loop.ts'
import * as store from './store-calls.ts'
import { callsOf, tieToReceipt } from './store-resident.ts'
import { residentWords } from './words.ts'

type HelpCall = Call<typeof askHelp>
type Asking = { call: HelpCall; place: ReceiptPlace; language: Language }

/** Residents without an account: they ask for help with the receipt of their declaration, and say whether it came. */
export function residentCalls(serve: Serve): void {
  serve(showHelp, async ({ query, language }) =>
    asFile(codeSheet(query.lang ? pickLanguage(query.lang) : language, '', '')),
  )
  serve(askHelp, async (call) => {
    const { query, body } = call
    const language = query.lang ? pickLanguage(query.lang) : call.language
    const says = residentWords[language]
    const place = await receiptPlace(call, body['code'])
    if (place === 'tooMany') return asFile(codeSheet(language, '', says.tooMany), 429)
    if (place === 'unknown') return asFile(codeSheet(language, line(body['code'], 40), says.unknown), 404)
    const asking = { call, place, language }
    if (body['do'] === 'ask') return ask(asking)
    if (body['do'] === 'rate') return rate(asking)
    return show(asking, {})
  })
}

const line = (value: unknown, most: number): string => (typeof value === 'string' ? value.trim().slice(0, most) : '')
const nothing: Said = { need: '', text: '', name: '', phone: '' }
/** As many open calls of one household as a grid worker can keep in mind; and as many old ones as a page bears. */
const most = { open: 5, shown: 20 } as const

/** The page as things stand now; `wrong` keeps everything that was typed. */
async function show(
  { call, place, language }: Asking,
  with_: Partial<Pick<HelpPage, 'said' | 'wrong' | 'notice' | 'id'>>,
  status = 200,
): Promise<File> {
  const { tx, keys, enter } = call
  const anywhere = asCaller(place.district, '')
  await enter(anywhere)
  const own = await callsOf(tx, anywhere, place.digest, most.shown)
  const calls = own.map((one) => ({
    ...{ id: one.id, state: one.state, rating: one.rating, raisedAt: dayOf(one.raisedAt, place.zone) },
    text: keys.open(one.text, about.text).split('\n')[0]!,
    answer: one.answer ? keys.open(one.answer, about.answer) : '',
  }))
  const { code, demo } = place
  const fresh = { id: uuidv7(), said: nothing, wrong: new Map<string, string>(), notice: '' }
  return asFile(helpSheet(language, { ...fresh, code, demo, calls, ...with_ }), status)
}

const isNeed = (text: string): text is ResidentNeed => (residentNeeds as readonly string[]).includes(text)
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

async function ask(asking: Asking): Promise<File> {
  const { call, place, language } = asking
  const { body, tx, enter } = call
  const says = residentWords[language]
  const said: Said = {
    ...{ need: line(body['need'], 20), text: line(body['text'], 500) },
    ...{ name: line(body['name'], 60), phone: line(body['phone'], 30) },
  }
  const id = uuid.test(line(body['id'], 40)) ? line(body['id'], 40) : uuidv7()
  const { need } = said
  const wrong = new Map<string, string>()
  if (!isNeed(need)) wrong.set('need', says.need)
  if (said.text === '') wrong.set('text', says.missingText)
  if (wrong.size > 0 || !isNeed(need)) return show(asking, { said, wrong, id }, 422)
  const anywhere = asCaller(place.district, '')
  await enter(anywhere)
  const own = await callsOf(tx, anywhere, place.digest, most.shown)
  // a second tap finds its own call among them and is answered as the first
  if (own.some((one) => one.id === id)) return show(asking, { notice: says.received })
  if (own.filter((one) => isOpen(one.state)).length >= most.open)
    return show(asking, { said, id, wrong: new Map([['text', says.tooMuch]]) }, 422)
  if (await tooMany(call, 'help')) return show(asking, { said, id, wrong: new Map([['text', says.tooMany]]) }, 429)
  await keep(asking, id, { ...said, need })
  return show(asking, { notice: says.received })
}

/** What is written down is in the words of those who answer; the address is that of the declaration. */
async function keep({ call, place }: Asking, id: string, said: Said & { need: ResidentNeed }): Promise<void> {
  const { tx, keys, now, enter } = call
  const scope = asCaller(place.district, place.area)
  const journal = await enter(scope)
  const words = residentWords['zh-CN']
  const where = place.address === '' ? '' : `\n${words.address(place.address)}`
  const wish = {
    ...({ area: place.area, kind: said.need === 'care' ? 'care' : 'help', source: 'resident' } as const),
    ...{ text: `${words.needs[said.need]}：${said.text}${where}`, name: said.name, phone: said.phone },
  }
  const at = { zone: place.zone, now }
  const raised = async (as: string): Promise<void> => {
    await tx.savepoint(() => raise(tx, scope, journal, keys, [{ ...wish, id: as }], at))
    await tieToReceipt(tx, scope, as, place.digest)
  }
  try {
    await raised(id)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // the id of somebody else's call; nobody is told that it exists
    await raised(uuidv7())
  }
}

/** The resident's own word on whether it was done: that closes the loop, or sends it one level up. */
async function rate(asking: Asking): Promise<File> {
  const { call, place, language } = asking
  const { body, tx, keys, now, enter } = call
  const says = residentWords[language]
  const id = line(body['call'], 40)
  const done = body['done'] === 'yes' ? true : body['done'] === 'no' ? false : null
  const anywhere = asCaller(place.district, '')
  await enter(anywhere)
  const own = await callsOf(tx, anywhere, place.digest, most.shown)
  const mine = own.find((one) => one.id === id && one.state === 'answered')
  if (!mine) return show(asking, {})
  if (done === null) return show(asking, { wrong: new Map([[`done-${id}`, says.doneMissing]]) }, 422)
  const scope = asCaller(place.district, mine.area)
  const journal = await enter(scope)
  const row = await store.lockCall(tx, scope, id)
  const day = dayOf(now, place.zone)
  const what = { do: 'verify', by: 'resident', done } as const
  const to = row && move(loopOf(row), what, await clockFor(tx, place.district, row, day), now)
  // somebody was quicker: the page says how it stands
  if (!row || !to || typeof to === 'string') return show(asking, {})
  const rating = Number(body['rating'])
  if (done)
    await store.saveVerified(tx, scope, id, 'resident', rating >= 1 && rating <= 5 ? Math.trunc(rating) : null, now)
  else await store.saveLoop(tx, scope, id, to, now)
  const note = line(body['note'], 200)
  const step = done ? 'verified' : 'notDone'
  const sealed = note ? keys.seal(note, about.note) : null
  await store.addSteps(tx, place.district, [{ call: id, area: row.area, what: step, by: null, note: sealed, now }])
  journal({
    ...{ kind: `calls.${step}`, area: row.area, subject: id, content: { kind: row.kind, by: 'resident' } },
    deltas: callDeltas(row.area, day, row.state, to.state),
  })
  return show(asking, { notice: done ? says.rated : says.notDone })
}
