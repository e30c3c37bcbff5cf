import { STANDING, type Delta } from '@gridward/contract/metrics'
import type { Language } from '@gridward/contract/language'
import { digestOf } from '../platform/canonical.ts'
import { field } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import {
  textOf,
  type ImportKind,
  type IntakeCall,
  type IntakeColumn,
  type IntakeRow,
  type Outcome,
  type Parsed,
} from '../platform/intake/index.ts'
import { addressOf, doorOf, expectDoors, forgetDoors, recordId, type Place } from '../people/index.ts'
import { areaColumns, areaProblem, prepare, type Context } from './intake-areas.ts'
import { listDoorsOf } from './store-baselines.ts'
import { intakeWords } from './words-intake.ts'

export type ListedDoor = { area: string; place: Place }

const columns = (language: Language): IntakeColumn[] => {
  const says = intakeWords[language].columns
  return [
    ...areaColumns(language),
    { key: 'estate', title: says.estate, kind: 'text', aliases: ['小区', '小区名称', 'Estate'] },
    {
      key: 'building',
      title: says.building,
      kind: 'text',
      required: true,
      aliases: ['楼栋', '栋', '楼号', '栋号', 'Building'],
    },
    { key: 'unit', title: says.unit, kind: 'text', aliases: ['单元', '单元号', 'Unit'] },
    { key: 'room', title: says.room, kind: 'text', required: true, aliases: ['房号', '门牌号', '室', 'Room'] },
  ]
}

function parse(row: IntakeRow, context: Context, language: Language): Parsed<ListedDoor> {
  const naming = context.naming(textOf(row, 'street'), textOf(row, 'community'), textOf(row, 'grid'))
  const part = (key: keyof Place, most: number): string => textOf(row, key).slice(0, most)
  const place = {
    estate: part('estate', 80),
    building: part('building', 40),
    unit: part('unit', 20),
    room: part('room', 40),
  }
  const problems = 'area' in naming ? [] : [areaProblem(naming, language)]
  if (place.building === '' && place.room === '')
    problems.push(field('room', 'required', intakeWords[language].problems.addressMissing))
  if (problems.length > 0 || !('area' in naming)) return { problems }
  return { area: naming.area, value: { area: naming.area, place } }
}

const say = (part: 'title' | 'about') => ({
  'zh-CN': intakeWords['zh-CN'].doors[part],
  en: intakeWords.en.doors[part],
  'zh-Hant': intakeWords['zh-Hant'].doors[part],
})

/** Doors have their id by address, so that a list that comes twice names the same ones. */
const idOf = ({ area, place }: ListedDoor): string =>
  recordId('01000000-0000-7000-8000-000000000000', digestOf([area, doorOf(place)]).toString('hex'))

const stock = (area: string, metric: Delta['metric'], n: number): Delta => ({ area, day: STANDING, metric, n })

/** Stores a list of doors; for imports and for a district that is set up by a program. */
export async function storeDoors(
  call: Pick<IntakeCall, 'tx' | 'scope' | 'district' | 'journal' | 'now' | 'import'>,
  rows: readonly ListedDoor[],
): Promise<Outcome[]> {
  const { tx, scope, district, journal, now } = call
  const unique = new Map(rows.map((row) => [`${row.area} ${doorOf(row.place)}`, row]))
  const doors = [...unique.values()].map((row) => ({
    ...{
      id: idOf(row),
      area: row.area,
      ...row.place,
      address: addressOf(row.place),
      door: doorOf(row.place),
      told: null,
    },
  }))
  const known = await expectDoors(tx, narrow(scope, 'people.write'), doors, now)
  await listDoorsOf(tx, district, [...new Set(rows.map((row) => row.area.slice(0, 12)))], { import: call.import, now })
  const deltas = known.flatMap(({ area, made, before, reach }): Delta[] => {
    if (made) return [stock(area, 'households', 1), stock(area, 'coverage.notReached', 1)]
    const after = reach === 'empty' ? 'missing' : ''
    if (before === after) return []
    return [
      ...(before ? [stock(area, `coverage.${before}`, -1)] : []),
      ...(after ? [stock(area, `coverage.${after}`, 1)] : []),
    ]
  })
  const made = known.filter((row) => row.made)
  journal({
    kind: 'declarations.doorsListed',
    area: rows[0]?.area ?? '',
    content: { import: call.import, n: made.length },
    deltas,
  })
  const byDoor = new Map(known.map((row) => [`${row.area} ${row.door}`, row]))
  return rows.map((row) => {
    const key = `${row.area} ${doorOf(row.place)}`
    const found = byDoor.get(key)
    // the second row for one door, and a door that was there, are the same
    const fresh = found?.made === true && unique.delete(key)
    return { is: fresh ? 'stored' : 'same', subject: found?.id ?? idOf(row) }
  })
}

async function takeBack(call: IntakeCall, rows: readonly { subject: string }[]): Promise<boolean[]> {
  const gone = await forgetDoors(
    call.tx,
    narrow(call.scope, 'people.write'),
    rows.map((row) => row.subject),
  )
  const deltas = gone.flatMap(({ area }) => [stock(area, 'households', -1), stock(area, 'coverage.notReached', -1)])
  if (gone.length > 0)
    call.journal({ kind: 'declarations.doorsTakenBack', area: gone[0]!.area, content: { n: gone.length }, deltas })
  const ids = new Set(gone.map((row) => row.id))
  return rows.map((row) => ids.has(row.subject))
}

/** The doors that somebody expected before the first knock. */
export const doorsKind: ImportKind<ListedDoor, Context> = {
  ...{
    kind: 'baseline-doors',
    title: say('title'),
    about: say('about'),
    verb: 'declarations.baseline',
    columns,
    prepare,
    parse,
  },
  store: (call, rows) =>
    storeDoors(
      call,
      rows.map((row) => row.value),
    ),
  holders: async () => [],
  takeBack,
}
