import { dayOf } from '@gridward/contract/days'
import type { exportPopulationBase } from '@gridward/contract/declarations'
import { populationBase, populationColumns } from '@gridward/contract/questionnaire/population-base'
import { workbook } from '@gridward/contract/people'
import { scopeFor } from '../access/index.ts'
import { areaNamer } from '../areas/index.ts'
import { listDoors, livingAt, personLine } from '../people/index.ts'
import { digestOf } from '../platform/canonical.ts'
import { narrow } from '../platform/scope.ts'
import { writeTable, type RowInput, type TableColumn } from '../platform/tables/index.ts'
import type { Call, Handler } from '../serve.ts'
import { intakeWords } from './words-intake.ts'

/** Doors of one transaction; about three people live behind each. */
const portion = 700

const keyOf = (to: (typeof populationColumns)[number]['to']): string =>
  to === 'journey' ? to : 'question' in to ? to.question : to.surroundings

const columns: readonly TableColumn[] = populationColumns.map(({ header, to }) => {
  const key = keyOf(to)
  return {
    key,
    title: header,
    kind: key === 'number' ? 'number' : key === 'observedAt' || key === 'birthDate' ? 'day' : 'text',
  }
})

/** Who lives behind the doors of an area, as the governance platform writes it; the same file may be imported again. */
export const populationBook: Handler<typeof exportPopulationBase> = async (call) => {
  const { query, session, language, journal } = call
  const { area, reason } = query
  // errors: forbidden without the right to unmask
  scopeFor(session, 'people.unmask', area, 'screening')
  journal({
    kind: 'people.exported',
    area,
    content: { what: populationBase.key, open: true, reason },
    retention: 'legal',
  })
  const name = intakeWords[language].population.title
  return {
    type: workbook.file,
    name: `${session.district_name} ${name} ${dayOf(call.now, session.zone)}.xlsx`,
    body: writeTable({ sheets: [{ name, columns, rows: rowsOf(call) }], zone: session.zone, language }),
  }
}

async function* rowsOf(call: Call<typeof exportPopulationBase>): AsyncGenerator<RowInput> {
  const { scope, session, keys, now, query } = call
  const today = dayOf(now, session.zone)
  const names = areaNamer(scope.district)
  const choices = populationBase.words!['zh-CN']!.choices
  const ids: string[] = []
  for (let after: readonly string[] | null = null; ;) {
    const from: readonly string[] | null = after
    const part = await call.again(async (tx) => {
      const reader = narrow(scope, 'people.read')
      const doors = await listDoors(tx, reader, {}, { after: from, limit: portion, now })
      const people = await livingAt(
        tx,
        reader,
        doors.map((door) => door.id),
      )
      return { doors, people, nameOf: await names(tx, [...new Set(doors.map((door) => door.area))]) }
    })
    const doors = new Map(part.doors.map((door) => [door.id, door]))
    for (const row of part.people) {
      const door = doors.get(row.household ?? '')
      if (!door) continue
      ids.push(row.id)
      const { name, idKind, idNumber, phone, sex, updatedAt } = personLine(keys, row, today, true)
      yield {
        ...part.nameOf(door.area),
        ...{ number: ids.length, estate: door.estate, building: door.building, unit: door.unit, room: door.room },
        ...{ fullName: name, idNumber, phone, birthDate: row.birth_date, observedAt: dayOf(updatedAt, session.zone) },
        relationToHead: row.relation ? choices['relation']?.[row.relation] : '',
        sex: sex ? choices['sex']?.[sex] : '',
        idType: choices['documentType']?.[idKind],
      }
    }
    const last = part.doors.at(-1)
    if (!last || part.doors.length < portion) break
    after = [last.area, last.door, last.id]
  }
  // whom the file held can be shown later without keeping the file
  await call.again(async (_tx, journal) => {
    const content = { n: ids.length, ids: digestOf(ids).toString('hex') }
    journal({ kind: 'people.exportEnded', area: query.area, content, retention: 'legal' })
  })
}
