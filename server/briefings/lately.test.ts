import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantAreas } from '../harness/areas.ts'
import { fence, openWorld, type Person, type World } from '../harness/world.ts'
import { setClock } from '../platform/clock.ts'
import { openJournal } from '../platform/journal.ts'
import type { Live } from '../platform/live.ts'
import type { Sealed } from '../platform/sealer.ts'
import { followLately } from './lately.ts'
import { summed, type Few } from './rules-lately.ts'

const [near, far] = ['440112001003', '440112002001']
let world: World
beforeAll(async () => {
  world = await openWorld('2020-02-10T01:00:00.000Z')
  await plantAreas(world.owner, world.district, [`${near}001`, `${far}001`])
})
afterAll(() => world.close())

async function happen(area: string, n = 1, kind = 'declarations.visited'): Promise<void> {
  await world.house.db.transact(fence(world.district), async (tx) => {
    const journal = openJournal(tx, world.district, { account: null, session: null, device: null, job: 'test' })
    for (let i = 0; i < n; i++) journal({ kind, area })
  })
  await world.settle()
}
const seen = async (who: Person) =>
  (await who.get('/api/briefings/changes')).json.map((h: { kind: string; area: string; n: number }) => [h.area, h.n])

describe('what happened in the last hour', () => {
  it('is what was there before the first look and what came after it, each once, cut to the own areas', async () => {
    await happen(`${near}001`, 3)
    const commander = await world.as('commander')
    expect(await seen(commander)).toEqual([['440112001', 3]])
    await happen(`${near}001`, 2)
    await happen(`${far}001`)
    expect(await seen(commander)).toEqual([
      ['440112001', 5],
      ['440112002', 1],
    ])
    expect(await seen(await world.as('communityOfficer', far))).toEqual([['440112002', 1]])
    // finer than what is kept in memory
    expect(await seen(await world.as('communityOfficer', `${near}001`))).toEqual([['440112001', 5]])
    expect(await seen(await world.as('communityOfficer', `${near}002`))).toEqual([])
  })

  it('is no look, no sign-in, and nothing that is older', async () => {
    await happen(`${near}001`, 4, 'people.opened')
    await happen('', 4, 'access.signedIn')
    setClock('2020-02-10T01:40:00.000Z')
    await happen(`${far}001`)
    setClock('2020-02-10T02:30:00.000Z')
    expect(await seen(await world.as('commander'))).toEqual([['440112002', 1]])
  })

  it('leaves nothing out that is numbered while the first look reads', async () => {
    const listeners: ((sealed: Sealed) => void)[] = []
    const live = {
      follow: (one: (sealed: Sealed) => void) => (listeners.push(one), () => undefined),
    } as unknown as Live
    const at = '2020-02-10T01:00:00.000Z'
    const line = (seq: number) => ({ seq, district: 1, kind: 'a.b', area: near, happened_at: at })
    const tell = (...seqs: number[]) => listeners.forEach((one) => one({ lines: seqs.map(line) } as unknown as Sealed))
    const few: Few = { district: 1, kind: 'a.b', area: near, n: 2, lastAt: at }
    const lately = await followLately(live, at, async () => {
      tell(2, 3)
      return { rows: [few], through: 2 }
    })
    tell(4)
    expect(summed(lately.since(at), 1, [''])).toEqual([{ kind: 'a.b', area: '440112001', n: 4, lastAt: at }])
  })
})
