import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { Collision } from './apply-doors.ts'
import { tagRow, type PersonWork } from './apply-people.ts'
import { changeTags, closeTags, endHomes, openHomes, openTags, type TagRow } from './store-homes.ts'
import { insertPersons, updatePersons, type OpenTag } from './store-persons.ts'

/** Writes people, where they live and their ledgers: new records in one order for everybody, then rows already locked. */
export async function savePeople(
  tx: Tx,
  scope: Scope<'people.write'>,
  work: PersonWork,
  now: string,
  why = 'projected',
): Promise<void> {
  const made = [...work.made]
  if (made.length > 0) {
    const written = await insertPersons(tx, scope, made, now)
    if (written.length < made.length) throw new Collision()
  }
  if (work.changed.size > 0) await updatePersons(tx, scope, [...work.changed], now)
  if (work.ended.size > 0) await endHomes(tx, scope, [...work.ended.values()])
  if (work.homes.size > 0) await openHomes(tx, scope, [...work.homes.values()])
  await saveTags(tx, scope, work.tags, now, why)
}

async function saveTags(
  tx: Tx,
  scope: Scope<'people.write'>,
  tags: PersonWork['tags'],
  now: string,
  why: string,
): Promise<void> {
  const opened: TagRow[] = []
  const changed: TagRow[] = []
  const closed: { person: string; kind: string }[] = []
  for (const [row, before] of tags) {
    const old = new Map(before.tags.map((tag) => [tag.kind, tag]))
    for (const tag of row.tags) {
      const was = old.get(tag.kind)
      if (!was) opened.push(tagRow(row, tag))
      else if (row.area !== before.area || sayOf(was) !== sayOf(tag)) changed.push(tagRow(row, tag))
      old.delete(tag.kind)
    }
    for (const kind of old.keys()) closed.push({ person: row.id, kind })
  }
  if (opened.length > 0) await openTags(tx, scope, opened)
  if (changed.length > 0) await changeTags(tx, scope, changed)
  if (closed.length > 0) await closeTags(tx, scope, closed, now, why)
}

const sayOf = ({ basis, since, until, submission }: OpenTag): string =>
  [basis.code, JSON.stringify(basis.params), since, until, submission].join(' ')
