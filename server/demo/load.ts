import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayOf, addDays } from '@gridward/contract/days'
import { gridsFor, makeDistrict, type District } from '@gridward/simulator'
import { addDistrict, demoPassword } from '../access/index.ts'
import { foundAreas, readDivisions } from '../areas/index.ts'
import type { Config } from '../config.ts'
import type { OpenHouse } from '../house.ts'
import type { House } from '../serve.ts'
import { now, ticks } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { noFence } from '../platform/scope.ts'
import { addDemoPeople, demoPeople } from './accounts.ts'
import { closeFirstDay } from './first-report.ts'
import { openFirstRound } from './first-round.ts'
import { appointDemo } from './responsible.ts'
import * as store from './store.ts'
import { tell } from './tell.ts'

const seed = 20200123
const root = '440112'

/** demo/ lies beside server/, in the sources and in a build. */
function divisions(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const found = [join(here, '../../demo/divisions'), join(here, '../../../demo/divisions')].find((folder) =>
    existsSync(folder),
  )
  if (!found) throw new Error('the demo division files are missing: demo/divisions')
  return found
}

/** Makes the demo district once, then tells its days: yesterday at once, today as the hours pass. */
export async function loadDemo(house: OpenHouse, config: Config, say: (text: string) => void): Promise<void> {
  const began = ticks()
  loading = true
  const known = await house.db.transact(noFence, store.findState)
  const state = known ?? (await found(house, config, say))
  say(await accountsLine(house))
  const simulated = await simulate(state)
  if (state.told_until === null) await openFirstRound(house, state, simulated)
  await tell(house, state, simulated, (done, total) => {
    if (total > 0) say(`演示数据 ${Math.min(99, Math.floor((done / total) * 100))} % · demo data`)
  })
  await closeFirstDay(house, state, simulated)
  playing = simulated
  loading = false
  say(`演示区已就绪，用时 ${((ticks() - began) / 1000).toFixed(1)} 秒 · demo ready`)
}

async function accountsLine(house: OpenHouse): Promise<string> {
  const logins = await house.db.transact(noFence, store.demoLogins)
  return `演示账号（口令都是 ${demoPassword}） · demo accounts (one password for all): ${logins.join(' ')}`
}

let playing: District | undefined

export const hasDemo = async (tx: Tx): Promise<boolean> => (await store.findState(tx)) !== undefined

let loading = false

/** The district is still filling. Never so without --demo: a demo that was restored or kept stays as it is. */
export const isLoading = (): boolean => loading

/** What has happened in the story since it was last told: today's numbers move as the hours pass. */
export async function playDemo(house: House): Promise<void> {
  const state = playing && (await house.db.transact(noFence, store.findState))
  if (state && playing) await tell(house, state, playing, () => undefined)
}

async function simulate({ people, day }: store.DemoState): Promise<District> {
  const rows = await readDivisions(join(divisions(), 'divisions.csv'), [root])
  return makeDistrict({ seed, people, day, divisions: rows })
}

async function found(house: OpenHouse, config: Config, say: (text: string) => void): Promise<store.DemoState> {
  const at = now()
  const day = addDays(dayOf(at, config.zone), -1)
  const rows = await readDivisions(join(divisions(), 'divisions.csv'), [root])
  const simulated = makeDistrict({ seed, people: config.demoPeople, day, divisions: rows })
  const { plan } = simulated
  const grids = new Map(
    plan.communities.map((community) => [community.path, community.grids ?? gridsFor(community.people)]),
  )
  const state = await house.db.transact(noFence, async (tx) => {
    const district = await addDistrict(tx, {
      name: '黄埔区（演示）',
      roots: [root],
      zone: config.zone,
      demo: true,
      now: at,
    })
    await foundAreas(tx, district, {
      roots: [root],
      divisionFile: join(divisions(), 'divisions.csv'),
      outlines: [{ root, file: join(divisions(), 'boundaries/440112_huangpu.geojson') }],
      grids: ({ path, name }) =>
        Array.from({ length: grids.get(path) ?? 0 }, (_, i) => ({
          path: `${path}${String(i + 1).padStart(3, '0')}`,
          parent: path,
          name: `${name.replace(/(社区)?(居民委员会|村民委员会)$/, '')}第${i + 1}网格`,
        })),
      day,
      now: at,
    })
    await appointDemo(tx, { district, day, now: at }, simulated)
    const busiest = [...plan.communities].sort((a, b) => b.people - a.people)[0]!.path
    const people = demoPeople(busiest.slice(0, 9), busiest, `${busiest}001`)
    await addDemoPeople(tx, district, people, at)
    return store.addState(tx, { district, seed, people: config.demoPeople, day, total: 0, loaded: 0, told_until: null })
  })
  say('演示区划与账号已建好 · demo areas and accounts are ready')
  return state
}
