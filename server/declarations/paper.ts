import type { paperForm, roundSheet, systemDown } from '@gridward/contract/declarations/paper'
import { levelOf } from '@gridward/contract/paths'
import { newestOf, shipped } from '@gridward/contract/questionnaire/shipped'
import { areaNames } from '../areas/index.ts'
import { Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Tx } from '../platform/database.ts'
import type { Handler } from '../serve.ts'
import { namedDoors, type NamedDoor } from '../people/index.ts'
import { asFile } from './page-frame.ts'
import { downPage, formOnPaper, linesPerPage, roundSheets } from './page-paper.ts'
import { districtFacts } from './store-rounds.ts'
import { paperWords } from './words-paper.ts'

const batch = 2_000

export const sheet: Handler<typeof roundSheet> = async ({ query, tx, scope, journal, now, language }) => {
  const level = levelOf(query.area)
  if (level === 'district' || level === 'street')
    throw new Problem('refusedByRule', { says: { [language]: paperWords[language].wholeArea } })
  const doors = await allDoors(tx, narrow(scope, 'people.read', query.area))
  const { name: district, zone, demo } = await districtFacts(tx, scope.district)
  const areas = [...new Set([...doors.map((door) => door.area), ...(doors.length === 0 ? [query.area] : [])])]
  const names = new Map((await areaNames(tx, scope.district, areas)).map((area) => [area.path, area.name]))
  const parts = areas.map((area) => {
    const own = doors.filter((door) => door.area === area)
    // the last page is filled up, so that there is room for doors that nobody knew
    const empty = query.empty ?? (linesPerPage - (own.length % linesPerPage) || 4)
    return { name: names.get(area) ?? area, doors: own, empty }
  })
  journal({
    kind: 'declarations.sheetPrinted',
    area: query.area,
    content: { doors: doors.length },
    retention: 'look',
  })
  const printedAt = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' })
  return asFile(roundSheets(parts, { language, district, demo, printedAt: printedAt.format(new Date(now)) }))
}

async function allDoors(tx: Tx, scope: Scope<'people.read'>): Promise<NamedDoor[]> {
  const doors: NamedDoor[] = []
  for (;;) {
    const last = doors.at(-1)
    const next = await namedDoors(tx, scope, { after: last ? [last.area, last.door, last.id] : null, limit: batch })
    doors.push(...next)
    if (next.length < batch) return doors
  }
}

export const form: Handler<typeof paperForm> = async ({ query, language }) =>
  asFile(formOnPaper(newestOf(query.form ?? '') ?? shipped[0]!, language, query.people ?? 3))

export const down: Handler<typeof systemDown> = async ({ tx, scope, language }) =>
  asFile(downPage(language, (await districtFacts(tx, scope.district)).name))
