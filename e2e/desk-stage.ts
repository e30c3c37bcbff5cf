import type { AddressInfo } from 'node:net'
import { uuidv7 } from 'uuidv7'
import type { Page } from 'playwright-core'
import { roleNames, type Role } from '@gridward/contract/roles'
import { dayOf, addDays } from '@gridward/contract/days'
import { home, member, visit } from '@gridward/server/declarations/samples'
import { openWorld, type Person, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { openBrowser, type TestBrowser } from './browser.ts'
import { emptyGrid, grid, plantDoors } from './doors.ts'

export const community = grid.slice(0, 12)
export const today = (): string => dayOf(new Date(), 'Asia/Shanghai')

/** Where each role works in the walk. */
const areaOf: Partial<Record<Role, string>> = {
  gridWorker: grid,
  medic: community,
  guard: community.slice(0, 9),
  communityOfficer: community,
  streetOfficer: community.slice(0, 9),
}

export type DeskStage = {
  world: World
  base: string
  browser: TestBrowser
  people: Record<Role, Person>
  /** A page on which somebody is signed in. */
  as(role: Role, width?: number): Promise<Page>
  close(): Promise<void>
}

/** A community after its first day: doors in every state, a round, codes, two claims, something to be looked at; one person of every role. */
export async function openDesk(): Promise<DeskStage> {
  const world = await openWorld(new Date().toISOString())
  setClock(undefined)
  await plantDoors(world)
  const made = await Promise.all(
    roleNames.map(async (role) => [role, await world.as(role, areaOf[role] ?? '')] as const),
  )
  const people = Object.fromEntries(made) as Record<Role, Person>
  await plantDay(people)
  await world.settle()
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  return {
    ...{ world, base, browser, people },
    as: async (role, width = 1440) => {
      const page = await browser.newPage({ width, height: width < 500 ? 844 : 900, mobile: width < 500 })
      page.setDefaultTimeout(15_000)
      await page.context().addCookies([{ name: 'gridward', value: people[role].secret, url: base }])
      return page
    },
    close: async () => {
      await browser.close()
      await world.close()
    },
  }
}

async function plantDay({ commander, communityOfficer, gridWorker }: Record<Role, Person>): Promise<void> {
  const elsewhere = visit(emptyGrid, '101', null, { result: 'noAnswer', ...now() })
  await sent(gridWorker.post('/api/declarations/visits', { items: [elsewhere] }))
  const round = { id: uuidv7(), area: '', name: '第一轮入户摸排', startsOn: today(), dueOn: addDays(today(), 2) }
  await sent(commander.post('/api/declarations/rounds', round))
  const codes = await sent(communityOfficer.post('/api/declarations/codes', { area: community, grids: true }))
  const code = codes.json.find((one: { area: string }) => one.area === grid).code
  for (const [room, name] of [
    ['301', '黄秀英'],
    ['909', '阿卜杜拉·买买提·艾合买提江·吐尔逊'],
  ] as const)
    await claim(communityOfficer, code, room, name)
}

/** A resident's own declaration, sent as a browser without JavaScript sends it. */
async function claim(anybody: Person, code: string, room: string, name: string): Promise<void> {
  const one = { ...member(name), phone: '12000000017' }
  const answers: Record<string, string> = { id: uuidv7(), building: '3栋', room, houseUse: 'own', declaredBy: 'self' }
  for (const [key, value] of Object.entries(one)) answers[`members/0/${key}`] = String(value)
  const form = new URLSearchParams(answers).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await sent(anybody.send('POST', `/p/${code}`, form, headers))
}

/** A household that a grid worker has just seen. */
export async function visitNow({ people }: DeskStage, room: string, name: string): Promise<void> {
  const item = visit(grid, room, home(room, [member(name)]), now())
  await sent(people.gridWorker.post('/api/declarations/visits', { items: [item] }))
}

function now(): { observedAt: string; recordedAt: string } {
  const at = new Date().toISOString()
  return { observedAt: at, recordedAt: at }
}

async function sent<A extends { code: number; text: string }>(answer: Promise<A>): Promise<A> {
  const reply = await answer
  if (reply.code >= 300) throw new Error(reply.text)
  return reply
}
