// minutes: 12
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '@gridward/server/platform/database'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { verifyJournal } from '@gridward/server/platform/verify'
import { startServer, type ServerProcess } from '@gridward/server/harness/process'

const rounds = 50
const writers = 16
let dataDir: string
let server: ServerProcess
afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function signIn(): Promise<{ cookie: string; grid: string }> {
  const reply = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'grid', password: 'gridward-demo' }),
  })
  const session = (await reply.json()) as { grants: { prefix: string }[] }
  return { cookie: reply.headers.getSetCookie()[0]!.split(';')[0]!, grid: session.grants[0]!.prefix }
}

type Sent = { id: string; household: string; body: string }
const makeVisit = (grid: string): Sent => {
  const [id, household] = [uuidv7(), uuidv7()]
  const at = new Date().toISOString()
  const place = { building: `${id.slice(-4)}栋`, room: household.slice(-6) }
  const items = [{ id, household, area: grid, place, result: 'noAnswer', observedAt: at, recordedAt: at }]
  return { id, household, body: JSON.stringify({ items }) }
}

/** Sends until told to stop; what was not acknowledged is sent again with the same id, as a phone does. */
async function writer(grid: string, cookie: string, acknowledged: Set<string>, stopped: () => boolean): Promise<void> {
  let visit = makeVisit(grid)
  while (!stopped()) {
    try {
      const headers = { 'content-type': 'application/json', cookie }
      const reply = await fetch(`${server.url}/api/declarations/visits`, { method: 'POST', headers, body: visit.body })
      if (reply.status !== 200) throw new Error(String(reply.status))
      const { results } = (await reply.json()) as { results: { outcome: string }[] }
      expect(['stored', 'same']).toContain(results[0]!.outcome)
      acknowledged.add(visit.id)
      visit = makeVisit(grid)
    } catch (error) {
      if ((error as Error).name === 'AssertionError') throw error
      await new Promise((go) => setTimeout(go, 30))
    }
  }
}

it('nothing acknowledged is lost and nothing counts twice, however often server and database are killed', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gridward-kills-'))
  server = await startServer({ dataDir, args: ['--demo', '--people=300'] })
  await server.says('demo ready')
  const { cookie, grid } = await signIn()
  const acknowledged = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    let stop = false
    const work = Array.from({ length: writers }, () => writer(grid, cookie, acknowledged, () => stop))
    await new Promise((go) => setTimeout(go, 300 + Math.random() * 700))
    // by turns: the server, the database under a living server, both at once
    if (round % 3 !== 0) process.kill(await server.postmaster(), 'SIGKILL')
    if (round % 3 !== 1) {
      await server.kill9()
      server = await startServer({ dataDir })
    } else await new Promise((go) => setTimeout(go, 1500))
    await new Promise((go) => setTimeout(go, 300))
    stop = true
    await Promise.all(work)
  }
  const owner = openDatabase(
    { host: join(dataDir, 'socket'), port: 5432, user: 'gridward_owner', database: 'gridward' },
    'owner',
    1,
  )
  await new Promise((go) => setTimeout(go, 2000))
  const stored = await owner.transact(noFence, (tx) =>
    tx.query<{ id: string }>(sql`select id from visit where area = ${grid}`),
  )
  const counted = await owner.transact(noFence, (tx) =>
    tx.one<{ n: number }>(
      sql`select coalesce(sum(n + late), 0)::int as n from counter where area = ${grid} and metric = 'visits'`,
    ),
  )
  const ids = new Set(stored.map((row) => row.id))
  expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([])
  expect(ids.size).toBe(stored.length)
  expect(counted.n).toBe(stored.length)
  const { fault, lines } = await verifyJournal(owner)
  expect(fault).toBeNull()
  await owner.transact(noFence, (tx) => tx.run(sql`update journal set kind = 'planted' where seq = ${lines - 5}`))
  expect((await verifyJournal(owner)).fault).toEqual({ seq: lines - 5, what: 'lineChanged' })
  await owner.close()
  console.log(
    `${rounds} rounds, ${acknowledged.size} acknowledged, ${stored.length} stored, 0 lost, 0 twice; ${lines} lines verified`,
  )
}, 1_200_000)
