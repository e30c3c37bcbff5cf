import * as contract from '@gridward/contract/briefings'
import { addSeconds } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { metricWords } from '@gridward/contract/words/metrics'
import { problemWords } from '@gridward/contract/words/problems'
import { listAreas } from '../areas/index.ts'
import { readCounters, readFrozen } from '../platform/counters.ts'
import { field, found, Problem } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { confirm, freeze } from './closing.ts'
import { numberOf } from './document-parts.ts'
import { figureAreas } from './figures.ts'
import { latelyOf } from './lately.ts'
import { readReport, timesOf, today } from './report.ts'
import { asMetrics, asShown, figuresByArea, isEarly, isNil, mayFreeze, movedFigures, signed } from './rules.ts'
import { summed } from './rules-lately.ts'
import { freezeWords } from './words.ts'
import * as store from './store.ts'
import { listSigned } from './store-document.ts'

export function briefings(serve: Serve): void {
  serve(contract.figures, async ({ tx, scope, session, query, now }) => {
    const reading = narrow(scope, 'areas.read')
    const day = query.day ?? today(session, now)
    const frozen = await store.isFrozen(tx, session.district, day)
    const areas = await figureAreas(tx, reading, query.area, query.below ?? 'children')
    const wanted = new Set<string>(asMetrics(query.metrics))
    const counted = await (frozen ? readFrozen : readCounters)(tx, reading, areas, day)
    const figures = counted
      .filter((c) => wanted.has(c.metric))
      .map(({ area, metric, n, late }) => ({ area, metric, n, late }))
    return { day, today: today(session, now), frozen, figures }
  })

  serve(contract.dailyReport, ({ tx, scope, session, params, now }) => readReport(tx, scope, session, params.day, now))

  serve(contract.confirmDay, async ({ tx, scope, session, body, journal, now, language }) => {
    if (await store.findReport(tx, session.district, body.day)) throw new Problem('dayFrozen')
    const known = await listAreas(tx, narrow(scope, 'areas.read'), { level: 'community', under: body.area })
    found(known.find((area) => area.path === body.area))
    if (body.day > today(session, now))
      throw new Problem('invalid', { fields: [field('day', 'tooBig', freezeWords[language].future(0))] })
    const counted = await readCounters(tx, narrow(scope, 'areas.read'), [body.area], body.day)
    mustBeShown(body, figuresByArea(counted, signed).get(body.area) ?? {}, language)
    const { due } = await timesOf(tx, session, body.day, now)
    const { area, nil, note = '' } = body
    const confirmation = { area, nil, figures: asShown(body.figures), note, late: now > due }
    const { district, account: by } = session
    await confirm({ tx, journal, district, now }, { day: body.day, by }, confirmation)
    return { ...confirmation, by: session.name, at: now }
  })

  serve(contract.freezeDay, async ({ tx, scope, session, params, body, journal, now, language }) => {
    await store.lockReports(tx, session.district)
    const confirmed = new Set(
      (await store.listConfirmations(tx, narrow(scope, 'briefings.read'), params.day)).map((c) => c.area),
    )
    const communities = await listAreas(tx, narrow(scope, 'areas.read'), { level: 'community' })
    const missing = communities.map((area) => area.path).filter((path) => !confirmed.has(path))
    const last = await store.lastReport(tx, session.district)
    const times = await timesOf(tx, session, params.day, now)
    const early = isEarly({ now, ...times, missing: missing.length })
    const facts = { today: today(session, now), lastFrozen: last?.day ?? null, missing: missing.length }
    const said = { early: early && body.early === undefined, withMissing: body.withMissing }
    const refusal = mayFreeze(params.day, { ...facts, ...said })
    if (refusal === 'frozen') throw new Problem('dayFrozen')
    if (refusal)
      throw new Problem('refusedByRule', {
        says: { [language]: freezeWords[language][refusal](missing.length) },
        fields: refusal === 'early' ? [field('early', 'required', problemWords[language].field.required)] : [],
      })
    const { district, account: by } = session
    const why = early ? body.early : undefined
    const number = await freeze({ tx, journal, district, now }, { day: params.day, by, why }, missing)
    return { number, missing: missing.length }
  })

  serve(contract.reportDays, async ({ tx, session }) => {
    const signedAs = new Map((await listSigned(tx, session.district)).map((row) => [row.day, numberOf(row.text, row)]))
    const days = await store.listReports(tx, session.district)
    return days.map((one) => ({ ...one, document: signedAs.get(one.day) ?? null }))
  })

  serve(contract.lastHour, async ({ tx, scope, now, live }) => {
    const names = new Map(
      (await listAreas(tx, narrow(scope, 'areas.read'), { level: 'street' })).map((a) => [a.path, a.name]),
    )
    const happened = scope.prefixes.every((prefix) => prefix.length <= 12)
      ? summed((await latelyOf(live, tx, now)).since(now), scope.district, scope.prefixes)
      : await store.happenedSince(tx, scope, addSeconds(now, -3600))
    return happened.map((h) => ({ ...h, name: names.get(h.area) ?? '' }))
  })

  serve(contract.briefingSettings, async ({ tx, session, body, journal }) => {
    const before = await store.minutesOf(tx, session.district)
    const minutes = { dueMinute: body.dueMinute, freezeMinute: body.freezeMinute ?? before.freezeMinute }
    await store.saveMinutes(tx, session.district, minutes)
    journal({ kind: 'briefings.dueChanged', area: '', content: minutes })
    return { done: true }
  })
}

/** Errors: changedMeanwhile with the figures of now; refusedByRule when nil is said of a day that is none, or not said. */
function mustBeShown(
  body: { nil: boolean; figures: Record<string, number> },
  counted: Record<string, number>,
  language: Language,
): void {
  const words = freezeWords[language]
  // whether anything happened is what was counted, whatever the page showed
  const nil = isNil(counted)
  if (nil !== body.nil)
    throw new Problem('refusedByRule', { fields: [field('nil', 'nil', nil ? words.sayNil : words.notNil)] })
  const moved = movedFigures(body.figures, counted)
  if (moved.length === 0) return
  const names = metricWords[language]
  throw new Problem('changedMeanwhile', {
    says: { [language]: words.moved },
    fields: moved.map(({ metric, was, is }) =>
      field(`figures/${metric}`, 'moved', words.movedFigure(names[metric], was, is)),
    ),
  })
}
