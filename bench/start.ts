import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@gridward/server/harness/process'
import type { Bench, Figure } from './bench.ts'

/** Installed and built: what an operator waits for. The demo runs with its 100,000 people. */
const bench: Bench = {
  name: 'start',
  about:
    'start to first page on a fresh and on a used data folder; the demo until the map answers and until it is ready',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'gridward-start-'))
    try {
      const fresh = await firstPage(join(folder, 'a'))
      const warm = await firstPage(join(folder, 'a'))
      return [
        { what: 'fresh data folder to first page', value: fresh, unit: 's', goal: '<= 3' },
        { what: 'used data folder to first page', value: warm, unit: 's', goal: '<= 1.5' },
        ...(await demo(join(folder, 'demo'))),
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function firstPage(dataDir: string): Promise<number> {
  const began = performance.now()
  const server = await startServer({ dataDir })
  const reply = await fetch(`${server.url}/desk`)
  const took = (performance.now() - began) / 1000
  if (!reply.ok) throw new Error(`the first page answered ${reply.status}`)
  await server.stop()
  return took
}

async function demo(dataDir: string): Promise<Figure[]> {
  const began = performance.now()
  const since = (): number => (performance.now() - began) / 1000
  const server = await startServer({ dataDir, args: ['--demo'], seconds: 300 })
  await server.says('demo areas and accounts are ready')
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ login: 'commander', password: 'gridward-demo' })
  const signedIn = await fetch(`${server.url}/api/session`, { method: 'POST', headers, body })
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const map = await fetch(`${server.url}/api/areas/shapes`, { headers: { cookie } })
  const list = await fetch(`${server.url}/api/people?area=`, { headers: { cookie } })
  if (!map.ok || !list.ok) throw new Error(`map ${map.status}, list ${list.status}`)
  const usable = since()
  await server.says('demo ready')
  const ready = since()
  await server.stop()
  return [
    { what: 'demo: map and lists answer', value: usable, unit: 's', goal: '<= 10' },
    { what: 'demo: 100,000 people loaded', value: ready, unit: 's', goal: '<= 60' },
  ]
}

export default bench
