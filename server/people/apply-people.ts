import type { Delta } from '@gridward/contract/metrics'
import type { Keys } from '../platform/keys.ts'
import { asKnown, describe, livesAt, newRecord, tell, type Blinds } from './apply-record.ts'
import type { Known } from './apply-known.ts'
import type { Circumstances } from './apply.ts'
import { recordId } from './doors.ts'
import { match, type Suspicion } from './rules-matching.ts'
import { proposeTags, type TagKind } from './rules-tags.ts'
import type { EndedHome, NewHome, TagRow } from './store-homes.ts'
import type { KnownRow, OpenTag } from './store-persons.ts'
import type { Applied, Told, ToldPerson } from './told.ts'

export type Change = Omit<Delta, 'day'>
/** What has to be written. `tags`: tags and area before, of everybody who was told of. */
export type PersonWork = {
  made: Set<KnownRow>
  changed: Set<KnownRow>
  homes: Map<string, NewHome>
  ended: Map<string, EndedHome>
  tags: Map<KnownRow, { tags: readonly OpenTag[]; area: string }>
}

export const newWork = (): PersonWork => ({
  ...{ made: new Set(), changed: new Set(), homes: new Map(), ended: new Map(), tags: new Map() },
})

export function tellPeople(
  keys: Keys,
  told: Told,
  area: string,
  household: string | null,
  blinds: readonly Blinds[],
  known: Known,
  work: PersonWork,
  circumstances: Circumstances,
): Pick<Applied, 'persons' | 'needs'> & { changes: Change[] } {
  const changes: Change[] = []
  const needs: Applied['needs'] = []
  const persons = told.people.map((person, i) => {
    const found = find(told, person, household, blinds[i]!, known)
    if ('needs' in found) {
      needs.push(found.needs)
      return null
    }
    const row = found.row ?? newRecord(recordId(told.submission, person.row), area)
    const before = found.row ? standing(row) : []
    if (!found.row) {
      row.maybe_same = found.maybeSame
      work.made.add(row)
    } else if (!work.made.has(row)) work.changed.add(row)
    if (!work.tags.has(row)) work.tags.set(row, { tags: row.tags, area: row.area })
    tell(keys, row, told, person, household)
    keepApart(row, known)
    settle(row, told, person, area, household, work)
    retag(row, circumstances)
    if (found.row) known.refile(row)
    else known.add(row)
    changes.push(...before.map((c) => ({ ...c, n: -1 })), ...standing(row))
    return row.id
  })
  return { persons, needs, changes: net(changes) }
}

type Found = { row: KnownRow | null; maybeSame: Suspicion[] } | { needs: Applied['needs'][number] }

function find(told: Told, person: ToldPerson, household: string | null, blinds: Blinds, known: Known): Found {
  const described = describe(person.fields, blinds, household)
  const near = known.near(described.document?.number, described.phone, household, person.chosen)
  // what this submission made when it was read before is the same record, whatever it says now
  const own = known.byId(recordId(told.submission, person.row))
  const result = match(described, own ? [...near, asKnown(own)] : near, own?.id ?? person.chosen ?? undefined)
  if (result.is === 'forPerson') return { needs: { row: person.row, person: result.person, reason: result.reason } }
  if (result.is === 'new') return { row: null, maybeSame: result.maybeSame }
  return { row: known.byId(result.person)!, maybeSame: [] }
}

/** A choice from a list can give one record the number of another: two people look at it, the number stays with the first. */
function keepApart(row: KnownRow, known: Known): void {
  if (!row.id_blind) return
  const twin = known.sameKey(row)
  if (!twin) return
  row.id_blind = null
  if (!row.maybe_same.some((one) => one.person === twin.id))
    row.maybe_same = [...row.maybe_same, { person: twin.id, reason: 'chosenOtherNumber' }]
}

/** Where somebody lives: the household that the word that counts names. Who came to visit keeps the home they have. */
function settle(
  row: KnownRow,
  told: Told,
  person: ToldPerson,
  area: string,
  household: string | null,
  work: PersonWork,
): void {
  if (!household) return
  const counts = row.facts.f[livesAt]?.[1] === household
  const relation = typeof person.fields['member.relation'] === 'string' ? person.fields['member.relation'] : 'other'
  const here = row.homes.find((home) => home.household === household)
  if (!counts) return
  if (!here) {
    if (person.fields['member.residence'] !== 'visiting') leaveHomes(row, told.day, work)
    row.homes = [...row.homes, { household, starts_on: told.day, relation }]
    work.homes.set(`${row.id}${household}`, home(row.id, household, area, told.day, relation))
  } else if (here.relation !== relation && relation !== 'other') {
    here.relation = relation
    work.homes.set(`${row.id}${household}`, home(row.id, household, area, here.starts_on, relation))
  }
  row.household = household
  row.area = area
  row.left_on = null
}

const home = (person: string, household: string, area: string, starts_on: string, relation: string): NewHome => ({
  ...{ person, household, area, starts_on, relation, ends_on: null },
})

/** Ends the homes of a record, those too that were opened a moment ago and are not written yet. */
export function leaveHomes(row: KnownRow, day: string, work: PersonWork): void {
  for (const { household } of row.homes) {
    const planned = work.homes.get(`${row.id}${household}`)
    if (planned) planned.ends_on = day < planned.starts_on ? planned.starts_on : day
    else work.ended.set(`${row.id}${household}`, { person: row.id, household, ends_on: day })
  }
  row.homes = []
}

/** Ledgers follow from what was said of recent days; a tag that an officer closed opens again only for a new reason. */
export function retag(row: KnownRow, { now, today, rules }: Circumstances): void {
  const proposals = proposeTags(row.days, rules, today)
  const kept = new Map<TagKind, OpenTag>(row.tags.map((tag) => [tag.kind, tag]))
  row.tags = proposals.map((proposal) => ({
    ...proposal,
    opened_at: kept.get(proposal.kind)?.opened_at ?? now,
  }))
}

/** What a record adds to the counters as it stands. */
export function standing(row: Pick<KnownRow, 'area' | 'dead_on' | 'left_on' | 'maybe_same' | 'tags'>): Change[] {
  if (row.dead_on || row.left_on) return []
  const { area } = row
  return [
    { area, metric: 'people', n: 1 },
    ...(row.maybe_same.length > 0 ? [{ area, metric: 'people.maybeSame', n: 1 } as const] : []),
    ...row.tags.map((tag) => ({ area, metric: `tags.${tag.kind}` as const, n: 1 })),
  ]
}

export function net(changes: readonly Change[]): Change[] {
  const sums = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.area} ${change.metric}`
    const sum = sums.get(key)
    if (sum) sum.n += change.n
    else sums.set(key, { ...change })
  }
  return [...sums.values()].filter((change) => change.n !== 0)
}

export const tagRow = (row: KnownRow, tag: OpenTag): TagRow => ({ ...tag, person: row.id, area: row.area })
