import { addSeconds } from '@gridward/contract/days'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asJob } from './access/index.ts'
import { plant } from './harness/plant.ts'
import { openWorld, type World } from './harness/world.ts'
import { advanceClock, now, setClock } from './platform/clock.ts'
import { openDatabase, type Database } from './platform/database.ts'
import { retention } from './platform/doctor/journal.ts'
import { sweepKept } from './platform/retention/run.ts'
import { lastRetention } from './platform/retention/note.ts'
import { verifyJournal } from './platform/verify.ts'
import { recountAll } from './recount.ts'
import { goes, kept, keptForEmergency, sweepRetention } from './retention.ts'

const begin = '2020-02-10T01:00:00.000Z'
const area = '440112001003001'
const day = 86_400
let world: World
let db: Database
beforeAll(async () => {
  world = await openWorld(begin)
  db = openDatabase(world.connection, 'gridward_retention', 1)
})
afterAll(async () => {
  await db.close()
  await world.close()
})

/** Days that a comment names: "30 days after", "a day", "two years", "3 years". */
function daysIn(retention: string): number[] {
  const number: Record<string, number> = { a: 1, two: 2 }
  const found = [...retention.matchAll(/\b(\d+|a|two) (day|year)s?\b/g)]
  return found.map(([, n, unit]) => (number[n!] ?? Number(n)) * (unit === 'day' ? 1 : 365))
}

describe('what is kept of people', () => {
  it('has an end for every table that says one: a step of the night, the end of the emergency, or something it goes with', async () => {
    const { rows } = await world.owner.pool.query<{ name: string; retention: string }>(`
      select c.relname as name, substring(obj_description(c.oid, 'pg_class') from 'retention: ([^;]*)') as retention
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and obj_description(c.oid, 'pg_class') ~ 'retention: '`)
    const listed = new Set([...kept, ...keptForEmergency, ...goes].map((entry) => entry.table))
    expect(rows.map((row) => row.name).filter((name) => !listed.has(name))).toEqual([])
    expect([...listed].filter((name) => !rows.some((row) => row.name === name))).toEqual([])
    const said = new Map(rows.map((row) => [row.name, row.retention]))
    for (const { name, retention: own } of rows) {
      const retention = said.get(own.match(/^as (\w+)/)?.[1] ?? '') ?? own
      const entries = kept.filter((entry) => entry.table === name)
      // a leap day more for each period in years
      for (const { days } of entries)
        expect(
          daysIn(retention).some((period) => days === period || (period >= 365 && days === period + 1)),
          `${name}: ${retention}`,
        ).toBe(true)
      if (/emergency ends/.test(own))
        expect(
          keptForEmergency.map((entry) => entry.table),
          name,
        ).toContain(name)
    }
  })
})

type Row = Record<string, unknown>
const later = (seconds: number) => addSeconds(begin, seconds)
const decided = (): Row => ({
  ...{ kind: 'homeIsolation', people: 1, lately: 0, appeal_hours: 24, emergency_area: '440112', area },
  ...{
    emergency_starts_at: later(-day),
    emergency_ends_at: later(40 * day),
    starts_at: later(-day),
    latest_end: begin,
  },
  ...{ proposed_at: later(-day), second_opened_at: later(-day), second_signed_at: later(-day) },
  ...{ proposer: account, second_signer: other, signers: [account, other], proposer_unit: 'a', second_unit: 'b' },
})
const [account, other] = [uuidv7(), uuidv7()]

/** A row of each table whose time ended at `begin`; several where the end can come in several ways. */
const ended: Record<string, () => Row[]> = {
  tray: () => [{ area, kind: 'dead', settled_at: begin, received_at: begin }],
  person_tag: () => [{ area, kind: 'fever', closed_at: begin, basis: {} }],
  call: () => [
    {
      ...{
        area,
        kind: 'help',
        source: 'worker',
        state: 'closed',
        closed_at: begin,
        closed_by: 'x',
        closed_why: 'done',
      },
      due_at: null,
    },
  ],
  act: () => [
    {
      ...{ area, kind: 'turnedBack', emergency_area: '440112', emergency_starts_at: later(-day), done_at: begin },
      emergency_ends_at: later(day),
    },
  ],
  hold: () => [
    {
      ...{ area, issued_area: area, basis: 'fever', emergency_area: '440112', emergency_starts_at: later(-day) },
      ...{ emergency_ends_at: later(day), starts_at: later(-3600), ends_at: begin, again_from: later(day - 3600) },
      ...{ ended_at: begin, ended_by: 'x', ended_why: 'expired', seal: `\\x${'ab'.repeat(32)}` },
    },
  ],
  order_appeal: () => [{ area, person_order: closedOrder, raised_at: later(-3600), due_at: begin, signers: [other] }],
  person_order: () => [
    {
      ...{
        id: closedOrder,
        area,
        issued_area: area,
        ordinal: 1,
        people: 1,
        kind: 'homeIsolation',
        emergency_area: '440112',
      },
      ...{
        starts_at: later(-day),
        latest_end: later(day),
        signers: [other],
        ends_at: begin,
        seal: `\\x${'ab'.repeat(32)}`,
      },
      ...{ ended_at: begin, ended_by: 'x', ended_why: 'expired' },
    },
  ],
  order_decision: () => [decided()],
  order_proposal: () => [
    { area, kind: 'homeIsolation', people: 1, lately: 0, state: 'refused', closed_at: begin, second_signed_at: null },
  ],
  order_alarm: () => [{ area, found_at: begin }],
  responsible: () => [{ area, ends_on: '2020-02-09', starts_on: '2020-01-01', person: '甲' }],
  site: () => [{ area, closed_at: begin, person: '甲' }],
  redivision_moved: () => [{ area, old_area: area, redivision }],
  session: () => [
    { kind: 'desk', ended_at: begin, ends_at: later(day), idle_until: later(day) },
    { kind: 'desk', ends_at: begin, idle_until: later(day) },
    { kind: 'token', ends_at: later(9 * day), ended_at: begin, idle_until: later(-100 * day) },
  ],
  one_time_code: () => [{ purpose: 'pin', ends_at: begin }],
  look_query: () => [{ area, at: begin }],
  known_browser: () => [{ last_at: begin }],
  device_person: () => [{ last_at: begin }],
  device: () => [{ area, cut_off_at: begin }],
  invitation: () => [
    { prefix: area, used_at: begin, ends_at: later(day) },
    { prefix: area, ends_at: begin },
  ],
  access_grant: () => [
    { role: 'guard', prefix: area, revoked_at: begin, ends_at: later(day) },
    { role: 'guard', prefix: area, ends_at: begin },
  ],
  account: () => [{ id: account, login: 'a', closed_at: begin, ends_at: null }],
}
const closedOrder = uuidv7()
const redivision = uuidv7()

describe('a row goes when its time is over, not a minute before:', () => {
  beforeAll(async () => {
    await plant(world, 'redivision', {
      id: redivision,
      second_at: begin,
      second_by: other,
      first_by: account,
      plan: {},
      steps: [],
    })
  })
  const tables = kept.filter((entry) => entry.table !== 'journal_detail')
  it('every step is tried here', () => {
    expect(Object.keys(ended).sort()).toEqual(tables.map((entry) => entry.table).sort())
  })

  it.each(tables.map((entry) => [entry.table, entry] as const))('%s', async (table, entry) => {
    setClock(begin)
    const rows = ended[table]!()
    // the order of an appeal is there while the appeal is
    if (table === 'order_appeal') await plant(world, 'person_order', ended['person_order']!()[0]!)
    else if (table !== 'person_order') for (const row of rows) await plant(world, table, row)
    if (table === 'order_appeal') for (const row of rows) await plant(world, table, row)
    const sweep = async (): Promise<number> => (await sweepKept(db, asJob('retention.sweep', world.district), entry)).n
    // a day has no minutes: the duty that ended on a day is over with it
    advanceClock(entry.days * day - (table === 'responsible' ? day : 60))
    expect(await sweep()).toBe(0)
    advanceClock(table === 'responsible' ? day : 120)
    expect(await sweep()).toBe(rows.length)
    expect(await sweep()).toBe(0)
    if (entry.method === 'columnsCleared') {
      const { rows: stay } = await world.owner.pool.query(`select * from "${table}"`)
      expect(JSON.stringify(stay)).not.toMatch(/甲|"login":"a"/)
      expect(stay).toHaveLength(rows.length)
    }
  })
})

describe('the night', () => {
  it('goes through every district and table, keeps the journal and the counters right, and notes what it did', async () => {
    setClock(begin)
    const second = await world.addDistrict('盐田区', ['440308'])
    await plant(world, 'tray', {
      district: second,
      area: '440308001',
      kind: 'dead',
      settled_at: begin,
      received_at: begin,
    })
    advanceClock(31 * day)
    await sweepRetention(world.house)
    await world.settle()
    expect(await lastRetention(world.house.dataDir)).toEqual({ at: now(), tables: { tray: 1 }, failed: [] })
    expect((await verifyJournal(world.owner)).fault).toBeNull()
    expect((await recountAll(world.connection)).drift).toEqual([])
  })

  it('goes on where one table fails, notes the reason for doctor, and does the rest the night after', async () => {
    const { pool } = world.owner
    await plant(world, 'tray', { area, kind: 'dead', settled_at: begin, received_at: begin })
    await plant(world, 'known_browser', { last_at: begin })
    await pool.query(
      'create function refuse() returns trigger language plpgsql as $$ begin raise exception $a$no$a$; end $$',
    )
    await pool.query('create trigger refuse before delete on tray for each row execute function refuse()')
    setClock(begin)
    advanceClock(91 * day)
    await sweepRetention(world.house)
    const { dataDir } = world.house
    expect(await lastRetention(dataDir)).toEqual({ at: now(), tables: { known_browser: 1 }, failed: ['tray: no'] })
    expect(await retention(dataDir)).toEqual([expect.objectContaining({ about: 'retention', state: 'bad' })])
    await pool.query('drop trigger refuse on tray')
    await sweepRetention(world.house)
    expect(await lastRetention(dataDir)).toMatchObject({ tables: { tray: 1 }, failed: [] })
    expect(await retention(dataDir)).toEqual([expect.objectContaining({ state: 'good' })])
    advanceClock(3 * day)
    expect(await retention(dataDir)).toEqual([expect.objectContaining({ state: 'warn' })])
  })
})
