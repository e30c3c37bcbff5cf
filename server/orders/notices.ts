import * as contract from '@gridward/contract/orders'
import { addSeconds } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { orderWords } from '@gridward/contract/words/orders'
import { uuidv7 } from 'uuidv7'
import { addTries, asJob, countTries } from '../access/index.ts'
import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import type { Keys } from '../platform/keys.ts'
import { found, Problem } from '../platform/problem.ts'
import type { Scope } from '../platform/scope.ts'
import type { File, Serve } from '../serve.ts'
import { raise } from './appeals.ts'
import { codeOf, digestOfCode } from './codes.ts'
import { orderOf } from './issued.ts'
import { noticeOfAct, noticeOfHold, written, type Notice, type Notices } from './notice.ts'
import { bearerPage, noticePaper, unknownPage } from './page.ts'
import { groundBehind } from './resting.ts'
import { stateOf } from './rules-lifecycle.ts'
import { about } from './seals.ts'
import { appealsOf, type AppealRow } from './store-appeals.ts'
import { findAct, findHold } from './store-brief.ts'
import { findCode, type Led } from './store-codes.ts'
import { findOrder } from './store-orders.ts'

/** Wrong codes from one address in a quarter of an hour; a code of 80 bits is not found in years of this. */
const tries = { window: 900, most: 30 }

const html = (body: string): File => ({
  type: 'text/html; charset=utf-8',
  body,
  headers: { 'cache-control': 'no-store' },
})

export function notices(serve: Serve): void {
  serve(contract.printNotice, async ({ tx, scope, session, params, query, keys, journal, language, origin }) => {
    const row = found(await findOrder(tx, scope, params.id))
    const ground = await groundBehind(tx, scope, row.id)
    const chosen = query.language ?? language
    const code = codeOf(keys, 'order', row.id)
    journal({ kind: 'orders.noticePrinted', area: row.area, subject: row.id, retention: 'legal' })
    return html(
      await noticePaper({
        district: session.district_name,
        notice: (JSON.parse(keys.open(ground.notice, about.notice)) as Notices)[chosen],
        language: chosen,
        code,
        url: `${origin}/n/${code}`,
        issued: written(row.startsAt, session.zone, chosen),
      }),
    )
  })

  serve(contract.noticePage, async ({ tx, params, query, keys, now, language, address, afterwards, enter }) => {
    const chosen = query.language ?? language
    const led = await lead(tx, keys, params.code, address, now, afterwards)
    if (!led) return html(unknownPage(chosen))
    const scope = asJob('orders.notice', led.district)
    await enter(scope)
    return html(await pageOf(tx, scope, led, keys, now, chosen))
  })

  serve(contract.appealByForm, async ({ tx, params, query, body, keys, now, language, address, afterwards, enter }) => {
    const chosen = query.language ?? language
    const led = await lead(tx, keys, params.code, address, now, afterwards)
    if (!led) return html(unknownPage(chosen))
    const scope = asJob('orders.notice', led.district)
    const journal = await enter(scope)
    if (led.about === 'order' && body.text.trim() !== '')
      await raise(tx, scope, journal, keys, {
        id: body.id,
        order: led.subject,
        text: body.text,
        by: 'bearer',
        now,
      }).catch(shownOnPage)
    return html(await pageOf(tx, scope, led, keys, now, chosen))
  })
}

/** That it ended or is objected to already is what the page shows anyway. */
function shownOnPage(error: unknown): void {
  if (!(error instanceof Problem) || !['gone', 'alreadyExists', 'sameIdOtherContent'].includes(error.code)) throw error
}

/** Where a code leads. Errors: tooManyTries after many wrong ones from one address. */
async function lead(
  tx: Tx,
  keys: Keys,
  code: string,
  address: string,
  now: string,
  afterwards: (work: (tx: Tx) => Promise<unknown>) => void,
): Promise<Led | undefined> {
  const key = sha256('receipt', address)
  const [tried] = await countTries(tx, [key], addSeconds(now, -tries.window))
  if ((tried?.n ?? 0) >= tries.most) throw new Problem('tooManyTries', { retryAfter: tries.window })
  const led = await findCode(tx, digestOfCode(keys, code))
  if (!led) afterwards((other) => addTries(other, [key], now))
  return led
}

async function pageOf(
  tx: Tx,
  scope: Scope<'orders.read'>,
  led: Led,
  keys: Keys,
  now: string,
  language: Language,
): Promise<string> {
  const base = { district: led.title, language, told: null, appealId: null }
  if (led.about === 'act') {
    const act = found(await findAct(tx, scope, led.subject))
    return bearerPage({ ...base, notice: noticeOfAct(act, led.zone, language), ending: null })
  }
  if (led.about === 'hold') {
    const row = found(await findHold(tx, scope, led.subject))
    const notice = noticeOfHold({ ...row, name: keys.open(row.name, about.name) }, led.zone, language)
    return bearerPage({ ...base, notice, ending: endingOf(row, led.zone, now, language) })
  }
  const row = found(await findOrder(tx, scope, led.subject))
  const ground = await groundBehind(tx, scope, row.id)
  const notice: Notice = (JSON.parse(keys.open(ground.notice, about.notice)) as Notices)[language]
  const [last] = await appealsOf(tx, scope, row.id)
  const state = stateOf(orderOf(row), now)
  return bearerPage({
    ...base,
    notice,
    ending: endingOf(row, led.zone, now, language),
    told: last ? toldOf(last, keys, led.zone, language) : null,
    appealId: state === 'ended' || state === 'appealed' ? null : uuidv7(),
  })
}

function endingOf(
  row: { endsAt: string; endedAt: string | null },
  zone: string,
  now: string,
  language: Language,
): string {
  const words = orderWords[language].notice
  return row.endedAt !== null || row.endsAt <= now ? words.ended : words.until(written(row.endsAt, zone, language))
}

function toldOf(appeal: AppealRow, keys: Keys, zone: string, language: Language): string {
  const { notice, outcomes } = orderWords[language]
  if (!appeal.outcome) return notice.appealWaits(written(appeal.dueAt, zone, language))
  const answer = appeal.answer ? keys.open(appeal.answer, about.appeal) : ''
  return notice.appealAnswered({ outcome: outcomes[appeal.outcome], answer })
}
