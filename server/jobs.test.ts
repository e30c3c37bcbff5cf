import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { jobs, startJobs, type Job } from './jobs.ts'
import type { House } from './serve.ts'

const events = new EventEmitter()
const house = {
  live: {
    follow: (listener: (sealed: unknown) => void) => {
      events.on('sealed', listener)
      return () => events.off('sealed', listener)
    },
  },
} as unknown as House
const tell = (kind: string) => events.emit('sealed', { lines: [{ kind }] })
let started: ReturnType<typeof startJobs> | undefined
afterEach(async () => {
  await started?.stop()
  started = undefined
})

describe('jobs', () => {
  it('of another lane do not wait for one that takes long; those of the same lane do', async () => {
    const ran: string[] = []
    let end = (): void => undefined
    const long = new Promise<void>((done) => (end = done))
    const job = (name: string, lane: Job['lane'], run: () => Promise<unknown>): Job => ({
      name,
      lane,
      seconds: 60,
      run,
    })
    const list = [
      job('long', 'imports', () => long),
      job('after', 'imports', async () => ran.push('after')),
      job('clock', 'clocks', async () => ran.push('clock')),
    ]
    started = startJobs(house, () => undefined, list)
    const all = started.runAll()
    while (!ran.includes('clock')) await new Promise((go) => setTimeout(go, 1))
    expect(ran).toEqual(['clock'])
    end()
    await all
    expect(ran).toEqual(['clock', 'after'])
  })

  it('never overlap themselves, and a failed one is told and keeps no other from running', async () => {
    const warned: unknown[] = []
    let [inside, most, runs] = [0, 0, 0]
    const once = async (): Promise<void> => {
      runs++
      most = Math.max(most, ++inside)
      await new Promise((go) => setTimeout(go, 2))
      inside--
    }
    const list: Job[] = [
      {
        ...{ name: 'bad', lane: 'clocks', seconds: 60, on: ['a.b'] },
        run: () => {
          throw new Error('bad')
        },
      },
      { name: 'good', lane: 'clocks', seconds: 60, on: ['a.b'], run: once },
    ]
    started = startJobs(house, (error) => warned.push(error), list)
    for (let i = 0; i < 5; i++) tell('a.b')
    await started.runAll()
    expect(most).toBe(1)
    // those that waited already were not put in line again
    expect(runs).toBe(1)
    expect(warned).toHaveLength(1)
    tell('a.b')
    await started.stop()
    expect(runs).toBe(2)
  })

  it('that escalate share no lane with imports, backups or messages to other machines', () => {
    const lane = (name: string) => jobs.find((job) => job.name === name)!.lane
    for (const clock of ['orders.expire', 'calls.turn'])
      for (const slow of ['imports.run', 'house.nightly', 'calls.send', 'orders.watch', 'demo.play'])
        expect(lane(clock)).not.toBe(lane(slow))
  })
})
