import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDivisionFile } from './editions.ts'
import type { DivisionRow } from './rules-division-file.ts'
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

export const sampleFile = fileURLToPath(new URL('divisions.csv', folder))

/** The published division rows of six districts that the tests and the demo work on. */
export const sampleRows = async (): Promise<DivisionRow[]> => (await openDivisionFile(sampleFile)).rows

export function sampleOutline(district: string): Outline {
  const file = new URL(`boundaries/${district}_${places[district]}.geojson`, folder)
  const [outline] = readOutlines(JSON.parse(readFileSync(file, 'utf8')), new Map(), district).outlines
  if (!outline) throw new Error(`no outline of ${district}`)
  return outline
}
