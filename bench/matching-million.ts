import { asJob } from '@gridward/server/access/index'
import { newRecord, writeRegister } from '@gridward/server/people/apply-record'
import { compareRecords, keysOf, traitsOf } from '@gridward/server/people/matching'
import type { Register } from '@gridward/server/people/rules-precedence'
import { openHomes } from '@gridward/server/people/store-homes'
import { comparables, saveKeys } from '@gridward/server/people/store-match'
import { insertPersons, type KnownRow } from '@gridward/server/people/store-persons'
import { now } from '@gridward/server/platform/clock'
import { openJournal } from '@gridward/server/platform/journal'
import type { Tx } from '@gridward/server/platform/database'
import { fenceOf } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { entriesOf, makeDistrict, sampleDivisions, type Entry } from '@gridward/simulator'
import { uuidv7 } from 'uuidv7'
import type { Million } from './million.ts'

const batch = 2000

/** Milliseconds, and how many pairs it was put into. */
export type Entered = { written: number; compared: number; pairs: number }

export type Registered = {
  people: number
  /** One entry that was made again, held back from the register: written and compared. Null: joined on arrival. */
  enter(entry: Entry): Promise<Entered | null>
  heldBack: readonly Entry[]
}

/** The simulator's district as a register: every entry a record, sealed and keyed as the product does it. */
export async function register(million: Million, people: number, holdBack: number): Promise<Registered> {
  const district = makeDistrict({ seed: 7, people, day: '2020-01-27', divisions: sampleDivisions(17, 10) })
  const heldBack: Entry[] = []
  let waiting: Entry[] = []
  let n = 0
  for (const entry of entriesOf(district, { seed: 7, again: 0.05 })) {
    if (entry.slips.length > 0 && n % 61 === 0 && heldBack.length < holdBack) {
      heldBack.push(entry)
      n++
      continue
    }
    n++
    if (waiting.push(entry) < batch) continue
    await write(million, waiting)
    waiting = []
  }
  await write(million, waiting)
  await million.owner.pool.query('vacuum analyze person, person_match, household, membership')
  return { people: n - heldBack.length, heldBack, enter: (entry) => enter(million, entry) }
}

const submissions = new Map<string, string>()
/** A form as the id of a submission; only the forms of neighbours meet. */
function submissionOf(listing: string): string {
  const known = submissions.get(listing)
  if (known) return known
  if (submissions.size > 10_000) submissions.clear()
  const id = uuidv7()
  submissions.set(listing, id)
  return id
}

function recordOf({ house }: Million, entry: Entry): KnownRow {
  const row = newRecord(uuidv7(), entry.area)
  const word = { source: 'door', verified: true, observedAt: '2020-02-10T01:00:00.000Z', by: null } as const
  const submission = submissionOf(entry.listing)
  const fields = {
    'person.name': entry.name,
    'person.sex': entry.sex,
    'person.birthDate': entry.birthDate,
    'person.documentType': entry.document?.type,
    'person.documentNumber': entry.document?.number,
    'person.phone': entry.phone,
  }
  const said = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  const register = said.map(([field, value]) => [field, { kept: { value, submission, ...word }, lastWord: null }])
  writeRegister(house.keys, row, Object.fromEntries(register) as Register)
  return Object.assign(row, { household: entry.address })
}

async function write(million: Million, entries: readonly Entry[]): Promise<void> {
  const { house, district } = million
  const scope = asJob('people.match', district)
  const rows = entries.map((entry) => recordOf(million, entry))
  await house.db.transact(fenceOf(scope), async (tx) => {
    await tx.client.query('set local synchronous_commit = off')
    await addHomes(tx, district, entries)
    // who has number and name of somebody already there would be joined on arrival
    const made = new Set((await insertPersons(tx, scope, rows, now())).map((row) => row.id))
    await openHomes(
      tx,
      scope,
      rows.filter((row) => made.has(row.id)).map((row) => homeOf(row)),
    )
    const keyed = await comparables(
      tx,
      scope,
      rows.map((row) => row.id),
    )
    await saveKeys(
      tx,
      scope,
      keyed.map((row) => ({
        person: row.id,
        version: row.version,
        keys: keysOf(house.keys, district, traitsOf(house.keys, row)),
      })),
    )
  })
}

/** A door that stood empty, where somebody moved in, is there too. */
const addHomes = (tx: Tx, district: number, entries: readonly Entry[]): Promise<number> =>
  tx.run(sql`
    insert into household (district, id, area, address, door, created_at, updated_at)
    select ${district}::int, t.id, t.area, t.id::text, t.id::text, now(), now()
    from unnest(${entries.map((e) => e.address)}::uuid[], ${entries.map((e) => e.area)}::text[]) as t(id, area)
    on conflict do nothing`)

const homeOf = (row: KnownRow) => ({
  ...{ person: row.id, household: row.household!, area: row.area },
  ...{ starts_on: '2020-02-10', relation: 'other', ends_on: null },
})

async function enter(million: Million, entry: Entry): Promise<Entered | null> {
  const { house, district } = million
  const scope = asJob('people.match', district)
  const row = recordOf(million, entry)
  let began = performance.now()
  const isNew = await house.db.transact(fenceOf(scope), async (tx) => {
    await addHomes(tx, district, [entry])
    const made = await insertPersons(tx, scope, [row], now())
    if (made.length > 0) await openHomes(tx, scope, [homeOf(row)])
    return made.length > 0
  })
  if (!isNew) return null
  const written = performance.now() - began
  began = performance.now()
  const pairs = await house.db.transact(fenceOf(scope), async (tx) =>
    compareRecords(
      tx,
      scope,
      house.keys,
      await comparables(tx, scope, [row.id]),
      openJournal(tx, district, scope.actor),
      now(),
    ),
  )
  return { written, compared: performance.now() - began, pairs }
}
