import { describe, expect, test } from 'vitest'
import { shareStream, silence, type PageMessage, type Port } from './share.ts'
import { openStream, type LiveMessage, type Source } from './stream.ts'

class FakeSource implements Source {
  readyState = 0
  closedByUs = false
  readonly heard = new Map<string, ((event: Event) => void)[]>()
  addEventListener(type: string, listener: unknown) {
    this.heard.set(type, [...(this.heard.get(type) ?? []), listener as (event: Event) => void])
  }
  close() {
    this.closedByUs = true
  }
  emit(type: string, data?: unknown) {
    const event = { data: JSON.stringify(data) } as unknown as Event
    for (const listener of this.heard.get(type) ?? []) listener(event)
  }
}

describe('the stream', () => {
  const world = () => {
    const sources: FakeSource[] = []
    const urls: string[] = []
    const timers: { work: () => void; ms: number }[] = []
    const told: LiveMessage[] = []
    const close = openStream(['people', 'visits'], (message) => told.push(message), {
      open: (url) => {
        urls.push(url)
        sources.push(new FakeSource())
        return sources.at(-1)!
      },
      later: (work, ms) => timers.push({ work, ms }),
      chance: () => 1,
    })
    return { sources, urls, timers, told, close }
  }

  test('asks for the wanted metrics only and hands on what changed', () => {
    const { sources, urls, told } = world()
    sources[0]!.emit('open')
    sources[0]!.emit('changed', { seq: 4, changes: [['440112001', '2020-02-03', 'visits', 5, 0]] })
    expect(urls).toEqual(['/api/live?metrics=people%2Cvisits'])
    expect(told).toEqual([
      { is: 'open' },
      { is: 'changed', seq: 4, changes: [['440112001', '2020-02-03', 'visits', 5, 0]] },
    ])
  })

  test('a refused stream is tried again ever more slowly, a dropped one is left to the browser', () => {
    const { sources, timers } = world()
    sources[0]!.emit('error')
    expect(timers).toHaveLength(0)
    const waits: number[] = []
    for (let i = 0; i < 7; i++) {
      sources.at(-1)!.readyState = 2
      sources.at(-1)!.emit('error')
      const timer = timers.at(-1)!
      waits.push(timer.ms)
      timer.work()
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  })

  test('nothing is opened again after the end', () => {
    const { sources, timers, close } = world()
    sources[0]!.readyState = 2
    sources[0]!.emit('error')
    close()
    timers[0]!.work()
    expect(sources).toHaveLength(1)
  })
})

describe('many pages of one browser', () => {
  const world = () => {
    const opened: { metrics: readonly string[]; tell: (message: LiveMessage) => void; closed: boolean }[] = []
    const clock = { now: 0 }
    const add = shareStream(
      (metrics, tell) => {
        const one = { metrics, tell, closed: false }
        opened.push(one)
        return () => void (one.closed = true)
      },
      () => clock.now,
    )
    const page = () => {
      const got: LiveMessage[] = []
      const port: Port = { postMessage: (message) => got.push(message), onmessage: null }
      add(port)
      return { got, say: (data: PageMessage) => port.onmessage!({ data } as MessageEvent<PageMessage>) }
    }
    return { opened, clock, page }
  }

  test('share one stream that carries what any of them wants', () => {
    const { opened, page } = world()
    const a = page()
    const b = page()
    a.say({ is: 'want', metrics: ['visits'] })
    b.say({ is: 'want', metrics: ['people'] })
    expect(opened.map(({ metrics, closed }) => ({ metrics, closed }))).toEqual([
      { metrics: ['visits'], closed: true },
      { metrics: ['people', 'visits'], closed: false },
    ])
    opened[1]!.tell({ is: 'happened', seq: 1, kinds: { visited: 1 } })
    expect(a.got).toEqual(b.got)
    expect(a.got).toHaveLength(1)
  })

  test('a page that comes later hears that the stream is open', () => {
    const { opened, page } = world()
    page().say({ is: 'want', metrics: ['visits'] })
    opened[0]!.tell({ is: 'open' })
    const late = page()
    late.say({ is: 'want', metrics: ['visits'] })
    expect(late.got).toEqual([{ is: 'open' }])
    expect(opened).toHaveLength(1)
  })

  test('the stream closes with the last page, also when that one vanished without a word', () => {
    const { opened, clock, page } = world()
    const a = page()
    const b = page()
    a.say({ is: 'want', metrics: ['visits'] })
    b.say({ is: 'want', metrics: ['visits'] })
    clock.now = silence + 1
    b.say({ is: 'leave' })
    expect(opened[0]!.closed).toBe(true)
  })
})
