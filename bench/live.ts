import { uuidv7 } from 'uuidv7'
import type { Bench } from './bench.ts'
import { openMillion, type Million } from './million.ts'

const screens = 200
const changes = 40
const grid = '990112005003002'

/**
 * From a door visit's acknowledgement to the event on every wall: 200 streams over real sockets of one machine. What a
 * browser adds to draw it is measured by the wall's own test.
 */
const bench: Bench = {
  name: 'live',
  about: `${screens} live screens while ${changes} door visits arrive, one after another`,
  async run() {
    const million = await openMillion(20_000)
    try {
      return await measure(million)
    } finally {
      await million.close()
    }
  },
}

async function measure(million: Million) {
  const url = await million.app.listen({ port: 0, host: '127.0.0.1' })
  const secret = await million.secret('commander', '')
  const stop = new AbortController()
  const seen = new Map<number, number[]>()
  let current = -1
  for (let n = 0; n < screens; n++)
    void listen(url, secret, stop.signal, () => seen.get(current)?.push(performance.now()))
  await new Promise((go) => setTimeout(go, 1500))
  const lags: number[] = []
  const before = process.cpuUsage()
  for (let change = 0; change < changes; change++) {
    const at: number[] = []
    seen.set(change, at)
    current = change
    const began = performance.now()
    await visit(url, secret)
    while (at.length < screens && performance.now() - began < 10_000) await new Promise((go) => setTimeout(go, 5))
    if (at.length < screens) throw new Error(`only ${at.length} of ${screens} screens heard of change ${change}`)
    lags.push(Math.max(...at.slice(0, screens)) - began)
    await new Promise((go) => setTimeout(go, 100 + (change % 7) * 40))
  }
  const cpu = process.cpuUsage(before)
  stop.abort()
  lags.sort((a, b) => a - b)
  const cpuMs = (cpu.user + cpu.system) / 1000 / changes
  return [
    {
      what: 'change to the last of 200 screens, p50',
      value: lags[lags.length >> 1]!,
      unit: 'ms',
      cpuMs,
      goal: '<= 1000',
    },
    { what: 'the same, p95', value: lags[Math.floor(lags.length * 0.95)]!, unit: 'ms', goal: '<= 1000' },
  ]
}

async function visit(url: string, secret: string): Promise<void> {
  const at = new Date().toISOString()
  const place = { building: '9栋', room: uuidv7().slice(-5) }
  const items = [
    { id: uuidv7(), household: uuidv7(), area: grid, place, result: 'noAnswer', observedAt: at, recordedAt: at },
  ]
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
  const reply = await fetch(`${url}/api/declarations/visits`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ items }),
  })
  const text = await reply.text()
  if (!text.includes('"stored"')) throw new Error(text)
}

async function listen(url: string, secret: string, signal: AbortSignal, heard: () => void): Promise<void> {
  try {
    const reply = await fetch(`${url}/api/live?metrics=visits`, {
      headers: { authorization: `Bearer ${secret}` },
      signal,
    })
    for await (const chunk of reply.body!) if (Buffer.from(chunk as Uint8Array).includes('event: changed')) heard()
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

export default bench
