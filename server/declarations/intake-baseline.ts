import { isDay } from '@gridward/contract/days'
import type { FieldProblem } from '@gridward/contract/problems'
import { digestOf } from '../platform/canonical.ts'
import { field } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import { textOf, type ImportKind, type IntakeColumn, type IntakeRow, type Parsed } from '../platform/intake/index.ts'
import { recordId } from '../people/index.ts'
import type { Language } from '@gridward/contract/language'
import { areaColumns, areaProblem, prepare, type Context } from './intake-areas.ts'
import { addBaselines, dropBaseline, sameBaseline, type BaselineRow } from './store-baselines.ts'
import { intakeWords } from './words-intake.ts'

const columns = (language: Language): IntakeColumn[] => {
  const says = intakeWords[language].columns
  return [
    ...areaColumns(language),
    {
      key: 'households',
      title: says.households,
      kind: 'number',
      required: true,
      aliases: ['户数', '总户数', 'Households'],
    },
    {
      key: 'people',
      title: says.people,
      kind: 'number',
      required: true,
      aliases: ['人数', '人口', '人口数', 'People'],
    },
    { key: 'source', title: says.source, kind: 'text', required: true, aliases: ['来源', '数据来源', 'Source'] },
    {
      key: 'countedOn',
      title: says.countedOn,
      kind: 'day',
      required: true,
      aliases: ['统计日期', '统计时间', 'Counted on'],
    },
  ]
}

function parse(row: IntakeRow, context: Context, language: Language): Parsed<BaselineRow> {
  const says = intakeWords[language].problems
  const naming = context.naming(textOf(row, 'street'), textOf(row, 'community'), textOf(row, 'grid'))
  const problems: FieldProblem[] = 'area' in naming ? [] : [areaProblem(naming, language)]
  const whole = (key: 'households' | 'people'): number => {
    const text = textOf(row, key)
    if (!/^\d{1,7}$/.test(text)) problems.push(field(key, 'number', says.number))
    return Number(text)
  }
  const [households, people] = [whole('households'), whole('people')]
  const counted_on = textOf(row, 'countedOn').slice(0, 10)
  if (!isDay(counted_on)) problems.push(field('countedOn', 'day', says.day))
  const source = textOf(row, 'source').slice(0, 80)
  if (source === '') problems.push(field('source', 'required', says.sourceMissing))
  if (problems.length > 0 || !('area' in naming)) return { problems }
  return { area: naming.area, value: { area: naming.area, households, people, source, counted_on } }
}

const say = (part: 'title' | 'about') => ({
  'zh-CN': intakeWords['zh-CN'].baseline[part],
  en: intakeWords.en.baseline[part],
  'zh-Hant': intakeWords['zh-Hant'].baseline[part],
})
const idOf = (area: string, of: string): string => recordId(of, digestOf(area).toString('hex'))

/** Households and people per community, as somebody counted them before. The newest count stands, older ones stay. */
export const baselineKind: ImportKind<BaselineRow, Context> = {
  ...{
    kind: 'baseline',
    title: say('title'),
    about: say('about'),
    verb: 'declarations.baseline',
    columns,
    prepare,
    parse,
  },
  totals: ({ households, people }) => ({ households, people }),
  store: async ({ tx, district, journal, now, import: id }, rows) => {
    const before = new Map(
      (
        await sameBaseline(
          tx,
          district,
          rows.map((row) => row.value.area),
        )
      ).map((row) => [row.area, row]),
    )
    const fresh = rows.filter(({ value }) => digestOf(before.get(value.area) ?? null).compare(digestOf(value)) !== 0)
    const last = [...new Map(fresh.map(({ value }) => [value.area, value])).values()]
    if (last.length > 0) {
      await addBaselines(
        tx,
        district,
        last.map((row) => ({ ...row, doors: false })),
        { import: id, now },
      )
      journal({ kind: 'declarations.baseline', area: last[0]!.area, content: { import: id, areas: last.length } })
    }
    const stored = new Set(fresh.map((row) => row.number))
    return rows.map((row) => ({ is: stored.has(row.number) ? 'stored' : 'same', subject: idOf(row.value.area, id) }))
  },
  holders: async () => [],
  takeBack: async ({ tx, scope, journal, import: id }, rows) => {
    const n = await dropBaseline(tx, narrow(scope, 'declarations.baseline'), id)
    if (n > 0) journal({ kind: 'declarations.baselineTakenBack', area: '', content: { import: id, areas: n } })
    return rows.map(() => true)
  },
}
