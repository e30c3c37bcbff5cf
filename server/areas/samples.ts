import { readFileSync } from 'node:fs'
import { readCsv, readDivisionFile, type DivisionRow } from './division-file.ts'
import { readOutlines, type Outline } from './rules-outline.ts'

const folder = new URL('../../demo/divisions/', import.meta.url)
const places: Record<string, string> = {
  '440112': 'huangpu',
  '440308': 'yantian',
  '440205': 'qujiang',
  '110115': 'daxing',
  '370105': 'tianqiao',
  '370115': 'jiyang',
}
let rows: DivisionRow[] | undefined

/** The published division rows of six districts that the tests work on. */
export const sampleRows = (): DivisionRow[] =>
  (rows ??= readDivisionFile(readCsv(readFileSync(new URL('divisions.csv', folder), 'utf8'))).rows)

export function sampleOutline(district: string): Outline {
  const file = new URL(`boundaries/${district}_${places[district]}.geojson`, folder)
  const [outline] = readOutlines(JSON.parse(readFileSync(file, 'utf8')), new Map(), district).outlines
  if (!outline) throw new Error(`no outline of ${district}`)
  return outline
}
