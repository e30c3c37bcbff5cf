import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { FastifyInstance } from 'fastify'
import type { Role } from '@gridward/contract/roles'
import { addAccount, addDistrict, addGrants, newSecret } from '@gridward/server/access/index'
import { addSession } from '@gridward/server/access/store'
import { makeApp } from '@gridward/server/app'
import { openHouse, type OpenHouse } from '@gridward/server/house'
import { now } from '@gridward/server/platform/clock'
import { openJournal } from '@gridward/server/platform/journal'
import { tailIsEmpty } from '@gridward/server/platform/sealer'
import { countStocks } from '@gridward/server/recount'
import { openDatabase, type Connection, type Database } from '@gridward/server/platform/database'
import { startPostgres } from '@gridward/server/platform/postgres/index'
import { noFence } from '@gridward/server/platform/scope'
import { sql, type Sql } from '@gridward/server/platform/sql'

/** A district as large as the largest: 17 streets, 170 communities, 1,360 grids, one million people in 400,000 homes. */
export type Million = {
  house: OpenHouse
  app: FastifyInstance
  owner: Database
  connection: Connection
  district: number
  /** A bearer token of somebody with a role in an area. */
  secret(role: Role, prefix: string): Promise<string>
  /** GET as somebody with a role in an area; milliseconds are measured outside. */
  as(role: Role, prefix: string): Promise<(url: string) => Promise<{ code: number; body: string }>>
  close(): Promise<void>
}

const streets = 17
const communitiesEach = 10
const gridsEach = 8

export async function openMillion(people = 1_000_000): Promise<Million> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridward-million-'))
  const postgres = await startPostgres({
    dataDir,
    throwaway: true,
    settings: { fsync: 'on', full_page_writes: 'on', shared_buffers: '1GB' },
  })
  const house = await openHouse(postgres.connection, dataDir)
  const owner = openDatabase(postgres.connection, 'owner', 1)
  const app = await makeApp(house)
  const district = await house.db.transact(noFence, (tx) =>
    addDistrict(tx, { name: '百万人区', roots: ['990112'], zone: 'Asia/Shanghai', demo: true, now: now() }),
  )
  const secrets = JSON.stringify({
    f: { 'person.documentNumber': '990112199001011234', 'person.phone': '+8610012345678' },
  })
  await fill(owner, district, people, house.keys.seal(secrets, 'person.sealed'))
  await count(owner, district)
  return {
    house,
    app,
    owner,
    connection: postgres.connection,
    district,
    secret: (role, prefix) => signIn(house, district, role, prefix),
    as: async (role, prefix) => {
      const authorization = `Bearer ${await signIn(house, district, role, prefix)}`
      return async (url) => {
        const reply = await app.inject({ url, headers: { authorization } })
        return { code: reply.statusCode, body: reply.body }
      }
    },
    close: async () => {
      await app.close()
      await owner.close()
      await house.close()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The counters of what `fill` wrote, by journal lines as a change writes them: a thousand grids in each. */
async function count(owner: Database, district: number): Promise<void> {
  await owner.transact(noFence, async (tx) => {
    await tx.client.query('set local statement_timeout = 0')
    const areas = await tx.query<{ path: string }>(
      sql`select path from area where district = ${district} order by path`,
    )
    const paths = areas.map(({ path }) => path)
    const deltas = await countStocks(tx, district, paths)
    const journal = openJournal(tx, district, { account: null, session: null, device: null, job: 'bench' })
    for (let from = 0; from < deltas.length; from += 1000)
      journal({ kind: 'bench.filled', area: '', deltas: deltas.slice(from, from + 1000) })
  })
  while (!(await tailIsEmpty(owner))) await wait(50)
}

/** A bearer token of a new account with this role in this area. */
export async function signIn(house: OpenHouse, district: number, role: Role, prefix: string): Promise<string> {
  const account = uuidv7()
  const { secret, digest } = newSecret()
  const [from, until] = ['2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z']
  await house.db.transact({ ...noFence, district }, async (tx) => {
    const base = { district, unit: '', password: null, mustChange: false, demo: false, now: now(), endsAt: null }
    await addAccount(tx, { ...base, id: account, login: account, name: role })
    await addGrants(tx, [{ district, id: uuidv7(), account, role, prefix, from, until, by: null, reason: '' }])
    const life = { now: now(), idleUntil: until, endsAt: until }
    await addSession(tx, {
      district,
      id: uuidv7(),
      token: digest,
      account,
      kind: 'desk',
      device: null,
      name: '',
      verbs: null,
      ...life,
    })
  })
  return secret
}

/** By the database itself: a million rows through the ordinary door would take a quarter of an hour. */
async function fill(owner: Database, district: number, people: number, sealed: Buffer): Promise<void> {
  const grids = streets * communitiesEach * gridsEach
  const run = (statement: Sql): Promise<void> =>
    owner.transact(noFence, async (tx) => {
      await tx.client.query('set local statement_timeout = 0')
      await tx.run(statement)
    })
  await run(sql`
    insert into area (district, path, parent, level, kind, name, valid_from)
    select distinct on (path) ${district}::int, path, case length(path) when 9 then '' else left(path, length(path) - 3) end,
      case length(path) when 9 then 'street' when 12 then 'community' else 'grid' end,
      case length(path) when 9 then 'subdistrict' when 12 then 'residents' else 'grid' end, '区域' || path, '2020-01-01'
    from generate_series(0, ${grids - 1}) g cross join lateral (select '990112' || lpad((g / 80 + 1)::text, 3, '0') as s,
      lpad((g / 8 % 10 + 1)::text, 3, '0') as c, lpad((g % 8 + 1)::text, 3, '0') as n) p
      cross join lateral (values (s), (s || c), (s || c || n)) as v(path) order by path`)
  await run(sql`
    insert into household (district, id, area, building, unit, room, address, door, expected, reach, due_at, created_at, updated_at)
    select ${district}::int, ('01900000-0000-7000-8000-' || lpad(to_hex(h), 12, '0'))::uuid,
      '990112' || lpad((g / 80 + 1)::text, 3, '0') || lpad((g / 8 % 10 + 1)::text, 3, '0') || lpad((g % 8 + 1)::text, 3, '0'),
      (h / ${grids} / 60 + 1)::text, '1', (h / ${grids} % 60 + 101)::text,
      (h / ${grids} / 60 + 1) || '栋1单元' || (h / ${grids} % 60 + 101) || '室', lpad((h / ${grids})::text, 9, '0'), h % 20 > 0,
      (array['visited','declared','declared','notReached','empty','noAnswer','refused'])[h % 7 + 1],
      case when h % 7 in (3, 5) then timestamptz '2020-02-10' + (h % 5000) * interval '1 minute' end,
      timestamptz '2020-02-01' + h * interval '1 second', timestamptz '2020-02-01' + h * interval '1 second'
    from generate_series(0, ${Math.floor(people * 0.4) - 1}) h cross join lateral (select h % ${grids} as g) x`)
  await run(sql`
    insert into person (district, id, area, household, name, name_plain, name_pinyin, name_initials, sex, birth_date, id_kind,
      id_blind, phone_blind, facts, sealed, maybe_same, created_at, updated_at)
    select ${district}::int, ('01900000-0000-7000-9000-' || lpad(to_hex(p), 12, '0'))::uuid, h.area, h.id, n.name, n.name, n.pinyin, n.initials,
      case p % 2 when 0 then 'male' else 'female' end, date '1930-01-01' + ((p::bigint * 7919 % 32000)::int), 'identityCard',
      sha256(('id' || p)::bytea), sha256(('phone' || p / 3)::bytea),
      '{"w":[["door",1,"2020-02-10T01:00:00.000Z","01900000-0000-7000-8000-000000000000",null]],"f":{"person.name":[0,"王伟建"],"person.documentNumber":[0,null],"person.phone":[0,null]}}',
      ${sealed}::bytea, case when p % 500 = 0 then '[{"person":"01900000-0000-7000-9000-000000000001","reason":"samePhoneAndName"}]'::jsonb else '[]' end, h.created_at, h.updated_at
    from generate_series(0, ${people - 1}) p
      join household h on h.district = ${district} and h.id = ('01900000-0000-7000-8000-' || lpad(to_hex(p % ${Math.floor(people * 0.4)}), 12, '0'))::uuid
      cross join lateral (select (array['王','李','张','刘','陈','杨','赵','黄','周','吴'])[p % 10 + 1] || (array['伟','芳','娜','敏','静','丽','强','磊','军','洋'])[p / 10 % 10 + 1]
          || (array['建','国','海','文','春','明','红','玉','小','志','德','家'])[p / 100 % 12 + 1] as name,
        (array['wang','li','zhang','liu','chen','yang','zhao','huang','zhou','wu'])[p % 10 + 1] || (array['wei','fang','na','min','jing','li','qiang','lei','jun','yang'])[p / 10 % 10 + 1]
          || (array['jian','guo','hai','wen','chun','ming','hong','yu','xiao','zhi','de','jia'])[p / 100 % 12 + 1] as pinyin,
        (array['w','l','z','l','c','y','z','h','z','w'])[p % 10 + 1] || (array['w','f','n','m','j','l','q','l','j','y'])[p / 10 % 10 + 1]
          || (array['j','g','h','w','c','m','h','y','x','z','d','j'])[p / 100 % 12 + 1] as initials) n`)
  await run(sql`
    insert into membership (district, person, household, starts_on, area, relation)
    select district, id, household, '2020-02-01', area, 'other' from person where district = ${district}`)
  await run(sql`
    insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since, until)
    select district, id, case when right(id::text, 1) < '8' then 'key' else 'care' end, '2020-02-10', area, '{"code":"riskStay","params":{}}', 'screening', '2020-02-01', '2020-03-01'
    from person where district = ${district} and right(id::text, 2) in ('00', '80', '8f', '7f')`)
  await owner.pool.query('vacuum analyze person, household, membership, person_tag')
}
