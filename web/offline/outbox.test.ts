import fc from 'fast-check'
import type { ProblemBody, ProblemCode } from '@gridward/contract/problems'
import { problems } from '@gridward/contract/problems'
import { beforeEach, describe, expect, test } from 'vitest'
import { ProblemError } from '../ui/api.ts'
import type { Item, Kind, Outcome } from './item.ts'
import { Outbox } from './outbox.ts'
import { backOff } from './ready.ts'
import { statusOf } from './status.ts'
import { memoryStore } from './store.ts'

type Visit = { door: string }
const me = 'liang'
const never = new AbortController().signal
const body = (code: ProblemCode): ProblemBody => ({ type: code, code, status: problems[code], title: code })

/** A server that stores by id once, as ours does; tests make it fail. */
function world() {
  const stored = new Map<string, string>()
  const requests: string[][] = []
  const time = { ms: Date.parse('2020-02-03T08:00:00Z') }
  let fail: (items: readonly Item<Visit>[]) => ProblemError | 'lostReply' | undefined = () => undefined
  let judge: (item: Item<Visit>) => Outcome | undefined = () => undefined
  const kind: Kind<Visit> = {
    kind: 'visit',
    batch: 3,
    title: ({ door }) => door,
    async send(items) {
      requests.push(items.map((item) => item.body.door))
      const failure = fail(items)
      if (failure instanceof ProblemError) throw failure
      const outcomes = items.map((item): Outcome => {
        const own = judge(item)
        if (own) return own
        const known = stored.has(item.id)
        stored.set(item.id, item.body.door)
        return { id: item.id, result: known ? 'same' : 'stored' }
      })
      if (failure === 'lostReply') throw new ProblemError('unreachable')
      return outcomes
    },
  }
  let ids = 0
  const store = memoryStore()
  const outbox = new Outbox(store, async () => [kind as Kind], {
    now: () => new Date(time.ms),
    chance: () => 1,
    newId: () => `id-${String(++ids).padStart(3, '0')}`,
    clockError: () => 1500,
    alone: (work) => work(),
    changed: () => undefined,
  })
  const put = (door: string, dependsOn?: string, account = me) =>
    outbox.put(account, kind, { door }, dependsOn ? { dependsOn } : {})
  return {
    stored,
    requests,
    time,
    store,
    outbox,
    kind,
    put,
    failing: (how: typeof fail) => void (fail = how),
    judging: (how: typeof judge) => void (judge = how),
    drain: (account = me) => outbox.drain(account, never),
  }
}

let w: ReturnType<typeof world>
beforeEach(() => void (w = world()))

describe('the queue of a phone', () => {
  test('what was recorded is sent in its order and in batches, then leaves the phone', async () => {
    for (const door of ['101', '102', '103', '104']) await w.put(door)
    expect(await w.drain()).toBe('done')
    expect(w.requests).toEqual([['101', '102', '103'], ['104']])
    expect(await w.outbox.items()).toEqual([])
  })

  test('an item keeps both clocks and how wrong the phone was', async () => {
    await w.put('101')
    const [item] = await w.outbox.items()
    expect(item).toMatchObject({
      observedAt: '2020-02-03T08:00:00.000Z',
      recordedAt: '2020-02-03T08:00:00.000Z',
      clockError: 1500,
    })
  })

  test('a lost answer is sent again and stored once', async () => {
    await w.put('101')
    w.failing(() => 'lostReply')
    expect(await w.drain()).toBe('later')
    w.failing(() => undefined)
    w.outbox.hurry()
    expect(await w.drain()).toBe('done')
    expect(w.requests).toHaveLength(2)
    expect([...w.stored.values()]).toEqual(['101'])
  })

  test('without a network it waits, ever longer, and does not try before', async () => {
    await w.put('101')
    w.failing(() => new ProblemError('unreachable'))
    const waits: number[] = []
    for (let i = 0; i < 10; i++) {
      await w.drain()
      waits.push(w.outbox.nextTry() - w.time.ms)
      expect(await w.drain()).toBe('later')
      w.time.ms = w.outbox.nextTry()
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((s) => s * 1000))
    expect(w.requests).toHaveLength(10)
  })

  test('an item that is held goes when its time is over, or when its author lets it go', async () => {
    const { outbox, store, time } = w
    const hold = (door: string) => outbox.put(me, w.kind, { door }, { holdFor: 120_000 })
    await hold('101')
    await w.put('102')
    await w.drain()
    expect([...w.stored.values()]).toEqual(['102'])
    time.ms += 120_000
    await w.drain()
    expect([...w.stored.values()]).toEqual(['102', '101'])
    await hold('103')
    await outbox.release(me)
    await w.drain()
    expect([...w.stored.values()]).toEqual(['102', '101', '103'])
    expect(await store.all()).toEqual([])
  })

  test('waiting times differ from phone to phone by up to a half', () => {
    expect(backOff(1, 0)).toBe(1000)
    expect(backOff(1, 1)).toBe(2000)
  })

  test('an item that the server refuses is kept and shown with the reason; the others go on', async () => {
    const bad = await w.put('101')
    await w.put('102')
    w.judging((item) => (item.id === bad ? { id: bad, result: 'rejected', problem: body('invalid') } : undefined))
    expect(await w.drain()).toBe('done')
    expect(await w.outbox.items()).toMatchObject([{ id: bad, state: 'rejected', lastError: { code: 'invalid' } }])
    expect([...w.stored.values()]).toEqual(['102'])
  })

  test('a batch that fails because of one item goes again one by one', async () => {
    for (const door of ['101', 'poison', '103', '104']) await w.put(door)
    w.failing((items) => (items.some((item) => item.body.door === 'poison') ? failed() : undefined))
    expect(await w.drain()).toBe('done')
    expect([...w.stored.values()].sort()).toEqual(['101', '103', '104'])
    expect(await w.outbox.items()).toMatchObject([{ body: { door: 'poison' }, state: 'waiting', tries: 1 }])
  })

  test('the same id with other content is a matter for a person, not for another try', async () => {
    await w.put('101')
    w.failing(() => new ProblemError('sameIdOtherContent', body('sameIdOtherContent')))
    await w.drain()
    expect(await w.outbox.items()).toMatchObject([{ state: 'disputed' }])
  })

  test('an item is sent after the one it depends on, and waits while that one is refused', async () => {
    const household = await w.put('household')
    await w.put('person', household)
    await w.put('other')
    w.judging((item) => (item.id === household ? { id: item.id, result: 'rejected' } : undefined))
    await w.drain()
    expect([...w.stored.values()]).toEqual(['other'])
    await w.outbox.drop(household)
    await w.drain()
    expect([...w.stored.values()]).toEqual(['other', 'person'])
  })

  test('an item that the server put in quarantine holds nobody up', async () => {
    const household = await w.put('household')
    await w.put('person', household)
    w.judging((item) => (item.id === household ? { id: item.id, result: 'quarantined' } : undefined))
    await w.drain()
    expect([...w.stored.values()]).toEqual(['person'])
    expect(await w.outbox.items()).toMatchObject([{ id: household, state: 'quarantined' }])
  })

  test("nobody's acts are sent by somebody else on the same phone", async () => {
    await w.put('101', undefined, 'zhou')
    expect(await w.drain(me)).toBe('done')
    expect(w.requests).toEqual([])
    expect(statusOf(await w.outbox.items(), me, new Date(w.time.ms)).others).toBe(1)
  })

  test('when the session is over, sending stops and nothing is blamed', async () => {
    await w.put('101')
    w.failing(() => new ProblemError('notSignedIn', body('notSignedIn')))
    expect(await w.drain()).toBe('signIn')
    expect(await w.outbox.items()).toMatchObject([{ state: 'waiting', tries: 0 }])
  })

  test('an item of a kind that this page does not know yet stays where it is', async () => {
    await w.outbox.put(me, { ...w.kind, kind: 'later' }, { door: 'x' })
    await w.put('101')
    expect(await w.drain()).toBe('done')
    expect(await w.outbox.items()).toMatchObject([{ kind: 'later', state: 'waiting' }])
  })

  test('the warning goes by the age of the oldest item that waits', async () => {
    await w.put('101')
    const at = async (hours: number) =>
      statusOf(await w.outbox.items(), me, new Date(w.time.ms + hours * 3_600_000)).alarm
    expect([await at(0.9), await at(1), await at(4)]).toEqual(['none', 'soon', 'now'])
  })

  test('whatever fails in whatever order, everything is stored once in the end', async () => {
    const fault = fc.constantFrom('none', 'lost', 'down', 'server', 'reject' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (faults, n) => {
        w = world()
        for (let i = 0; i < n; i++) await w.put(String(i))
        w.failing(() => {
          const next = faults.shift()
          if (next === 'lost') return 'lostReply'
          if (next === 'down') return new ProblemError('unreachable')
          return next === 'server' ? failed() : undefined
        })
        for (let round = 0; round < 60; round++) {
          w.outbox.hurry()
          await w.drain()
        }
        expect([...w.stored.values()].map(Number).sort((a, b) => a - b)).toEqual([...Array(n).keys()])
        expect(await w.outbox.items()).toEqual([])
      }),
    )
  })
})

const failed = (): ProblemError => new ProblemError('failed', body('failed'))
