import { setTimeout as wait } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { home, number, visit, withNumber } from '@gridward/server/declarations/samples'
import { recountAll } from '@gridward/server/recount'
import { noFence } from '@gridward/server/platform/scope'
import { tailIsEmpty } from '@gridward/server/platform/sealer'
import { sql } from '@gridward/server/platform/sql'
import type { Bench, Figure } from './bench.ts'
import { databaseCpu } from './database-cpu.ts'
import { openMillion, type Million } from './million.ts'

const community = '990112005003'
const grid = `${community}002`
const once = 200
const together = 16
const rush = 1600

/** The whole way of a declaration in a district of a million people, over real sockets of one machine. */
const bench: Bench = {
  name: 'declarations',
  about: `a household declared at its door and by its QR, judged, counted; ${once} one after another, then ${together} at once`,
  async run() {
    const million = await openMillion()
    try {
      return await measure(million)
    } finally {
      await million.close()
    }
  },
}

type Timed = { p50: number; p95: number; perSecond: number; serverCpu: number; databaseCpu: number }

/** Runs `times` of `work`, `lanes` at once; milliseconds of wall time, CPU milliseconds of each. */
async function timed(
  cpu: () => number,
  times: number,
  lanes: number,
  work: (n: number) => Promise<unknown>,
): Promise<Timed> {
  const took: number[] = []
  let next = 0
  const [began, server, database] = [performance.now(), process.cpuUsage(), cpu()]
  const lane = async (): Promise<void> => {
    while (next < times) {
      const n = next++
      const from = performance.now()
      await work(n)
      took.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const { user, system } = process.cpuUsage(server)
  took.sort((a, b) => a - b)
  return {
    p50: took[took.length >> 1]!,
    p95: took[Math.floor(took.length * 0.95)]!,
    perSecond: (times * 1000) / (performance.now() - began),
    serverCpu: (user + system) / 1000 / times,
    databaseCpu: (cpu() - database) / times,
  }
}

const shown = (what: string, { p50, p95, perSecond, serverCpu, databaseCpu }: Timed): Figure[] => [
  { what: `${what}, p50`, value: p50, unit: 'ms', cpuMs: serverCpu + databaseCpu },
  { what: `${what}, p95`, value: p95, unit: 'ms' },
  { what: `${what}, rate`, value: perSecond, unit: '/s' },
]

async function measure(million: Million): Promise<Figure[]> {
  const url = await million.app.listen({ port: 0, host: '127.0.0.1' })
  const cpu = await databaseCpu(million.owner)
  const secret = await million.secret('gridWorker', grid)
  const officer = await million.secret('communityOfficer', community)
  await million.owner.pool.query('create table bare (id uuid primary key, area text, at timestamptz)')
  const places = await grids(million)
  let room = 0
  const door = (area: string) => {
    const n = room++
    const lines = [withNumber(`甲${n}`, n % 1000, { idNumber: number(n % 1000, `19${10 + Math.floor(n / 1000)}0302`) })]
    return visit(area, `B${n}`, home(`B${n}`, lines), now())
  }
  const send = async (token: string, area: string): Promise<void> => {
    const reply = await post(`${url}/api/declarations/visits`, token, { items: [door(area)] })
    if (!reply.includes('"stored"')) throw new Error(reply.slice(0, 500))
  }
  const bare = await timed(cpu, once, 1, () => bareInsert(million))
  for (let n = 0; n < 20; n++) await send(secret, grid)
  const doors = await timed(cpu, once, 1, () => send(secret, grid))
  const everywhere = await million.secret('commander', '')
  const many = await timed(cpu, rush, together, (n) => send(everywhere, places[n % places.length]!))
  const code = await codeOf(url, officer)
  const claims: string[] = []
  const forms = await timed(cpu, once, 1, async (n) => void claims.push(await declare(url, code, n)))
  const verdicts = await timed(cpu, claims.length, 1, (n) => judge(url, officer, claims[n]!))
  const drifting = await settled(million)
  return [
    ...shown('reference: one row, one transaction', bare),
    ...shown('door visit with its form, to the answer', doors),
    ...shown(`the same, ${together} at once in ${places.length} grids`, many),
    ...shown('resident: form opened, sent, receipt', forms),
    ...shown('claim opened and judged into the register', verdicts),
    { what: 'door visit ÷ reference, p50', value: doors.p50 / bare.p50, unit: 'x' },
    { what: 'counters that differ from a recount, after all of it', value: drifting, unit: '', goal: '0' },
  ]
}

const now = () => {
  const at = new Date().toISOString()
  return { observedAt: at, recordedAt: at }
}

const grids = (million: Million): Promise<string[]> =>
  million.owner.transact(noFence, async (tx) => {
    const rows = await tx.query<{ path: string }>(
      sql`select path from area where level = 'grid' order by path limit 64`,
    )
    return rows.map(({ path }) => path)
  })

/** What any server must do: one small row, durable before the answer. */
const bareInsert = (million: Million): Promise<unknown> =>
  million.owner.transact(noFence, (tx) =>
    tx.run(sql`insert into bare (id, area, at) values (${uuidv7()}::uuid, ${grid}, now())`),
  )

async function post(url: string, token: string, body: unknown): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).text()
}

async function codeOf(url: string, officer: string): Promise<string> {
  const made = JSON.parse(await post(`${url}/api/declarations/codes`, officer, { area: community, grids: true }))
  return made.find(({ area }: { area: string }) => area === grid)?.code ?? made[0].code
}

/** As a resident does: each from an address of their own, which a proxy on this machine names. Answers the claim's id. */
async function declare(url: string, code: string, n: number): Promise<string> {
  const headers = { 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` }
  const sheet = await (await fetch(`${url}/p/${code}?form=resident-survey`, { headers })).text()
  const id = /name="id" value="([^"]+)"/.exec(sheet)?.[1] ?? ''
  const fields = {
    ...{ id, building: '8', room: `Q${n}`, houseUse: 'own', declaredBy: 'self', people: '1' },
    ...{ 'members/0/fullName': `乙${n}`, 'members/0/relationToHead': 'head', 'members/0/idType': 'identityCard' },
    ...{ 'members/0/idNumber': number(n, '19850303'), 'members/0/residenceKind': 'permanent' },
    ...{
      'members/0/leftCity': 'no',
      'members/0/riskStay': 'no',
      'members/0/contact': 'no',
      'members/0/symptoms': 'none',
    },
  }
  const reply = await fetch(`${url}/p/${code}`, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const text = await reply.text()
  if (reply.status !== 200) throw new Error(`${reply.status} ${text.replace(/<[^>]+>/g, ' ').slice(0, 1500)}`)
  return id
}

async function judge(url: string, officer: string, id: string): Promise<void> {
  const opened = await fetch(`${url}/api/declarations/claims/${id}`, {
    headers: { authorization: `Bearer ${officer}` },
  })
  if (!opened.ok) throw new Error(await opened.text())
  await opened.text()
  const reply = await post(`${url}/api/declarations/claims/${id}/judge`, officer, { verdict: 'asIs' })
  if (!reply.includes('"done":true')) throw new Error(reply.slice(0, 500))
}

/** When the sealer has folded everything that was acknowledged. */
async function settled(million: Million): Promise<number> {
  while (!(await tailIsEmpty(million.owner))) await wait(50)
  return (await recountAll(million.connection)).drifting
}

export default bench
