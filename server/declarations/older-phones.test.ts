import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { openWorld, type Person, type World } from '../harness/world.ts'
import { noFence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

const grid = '440112001003001'
/** The queue of a phone of the first edition, word for word: it may come out of a drawer after weeks. Never changed. */
const firstEdition = [
  {
    id: '0170a000-0000-7000-8000-000000000101',
    household: '0170a000-0000-7000-8000-000000000201',
    area: grid,
    place: { estate: '', building: '3', unit: '', room: '901' },
    result: 'home',
    note: '地址应为：3栋902室',
    declaration: {
      id: '0170a000-0000-7000-8000-000000000301',
      questionnaire: 'resident-survey',
      version: 1,
      answers: {
        ...{ building: '3', room: '901', houseUse: 'own', peopleCount: '1', declaredBy: 'self' },
        members: [
          {
            ...{ fullName: '测试旧机', relationToHead: 'head', idType: 'none', birthDate: '1941-05-02' },
            ...{ residenceKind: 'permanent', leftCity: 'no', riskStay: 'no', contact: 'no', symptoms: ['none'] },
            temperature: '36.5',
          },
        ],
      },
      persons: [null],
    },
    observedAt: '2020-02-10T00:30:00.000Z',
    recordedAt: '2020-02-10T00:31:00.000Z',
  },
  ...(['empty', 'noAnswer', 'refused'] as const).map((result, i) => ({
    id: `0170a000-0000-7000-8000-00000000011${i}`,
    household: `0170a000-0000-7000-8000-00000000021${i}`,
    area: grid,
    place: { estate: '', building: '3', unit: '', room: `91${i}` },
    result,
    observedAt: '2020-02-10T00:40:00.000Z',
    recordedAt: '2020-02-10T00:40:00.000Z',
  })),
]

describe('a phone of an older edition', () => {
  let world: World
  let worker: Person
  beforeAll(async () => {
    world = await openWorld()
    await plantAreas(world.owner, world.district, [grid])
    await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
    worker = await world.as('gridWorker', grid)
  })
  afterAll(() => world.close())

  test('is understood: everything in its queue is stored, and sent again changes nothing', async () => {
    const send = async () =>
      (await worker.post('/api/declarations/visits', { items: firstEdition, clockError: 0 })).json.results as {
        outcome: string
        problems: unknown[]
      }[]
    const results = await send()
    expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'stored', 'stored'])
    expect(results[0]!.problems).toEqual([])
    expect((await send()).map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same'])
  })
})
