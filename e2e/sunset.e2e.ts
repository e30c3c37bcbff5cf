import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantAreas } from '@gridward/server/harness/areas'
import { declare, hireStaff, plantPeople, type Staff } from '@gridward/server/harness/limits'
import { openWorld, type Person, type World } from '@gridward/server/harness/world'
import { expire } from '@gridward/server/orders/jobs'
import { advanceClock, millis, setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { sweepRetention } from '@gridward/server/retention'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'

const grid = '440112001003001'
let world: World
let staff: Staff
let open: TestBrowser
let base: string

beforeAll(async () => {
  world = await openWorld(new Date().toISOString())
  setClock(undefined)
  await plantAreas(world.owner, world.district, [grid])
  staff = await hireStaff(world, '440112001003')
  await plantPeople(world, grid, 3)
  const id = await declare(staff, new Date(millis() + 5 * 86_400_000).toISOString())
  await staff.headquarters.post(`/api/orders/emergencies/${id}/end`, { why: '本轮疫情结束' })
  await expire(world.house.db)
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  open = await openBrowser()
})
afterAll(async () => {
  await open?.close()
  await world?.close()
})

async function cardOf({ secret }: Person, width = 1440): Promise<Page> {
  const page = await open.newPage({ width, height: 900, mobile: width < 500 })
  page.setDefaultTimeout(15_000)
  await page.context().addCookies([{ name: 'gridward', value: secret, url: base }])
  await page.goto(`${base}/desk/orders?tab=emergency`)
  return page
}

test('when an emergency is over two people sign what becomes of its data, and everybody can read what went', async () => {
  const first = await cardOf(staff.headquarters)
  await first.getByText('清除计划等两个单位的人签署').waitFor()
  await first.getByRole('button', { name: '签署清除计划' }).click()
  await first.getByText('您已签署').waitFor()
  const second = await cardOf(staff.health, 390)
  await second.getByRole('button', { name: '签署清除计划' }).click()
  await second.getByText('公示中').waitFor()
  await picture(second, 'sunset-notice', { whole: true })
  expect(await axe(second)).toEqual([])
  const anybody = await open.newPage({ width: 390, height: 844, mobile: true, javaScript: false })
  await anybody.goto(`${base}/deleted`)
  await anybody.getByText('公示中').waitFor()
  advanceClock(30 * 86_400 + 60)
  await sweepRetention(world.house)
  await anybody.reload()
  await anybody.getByText('居民：3 条').waitFor()
  await picture(anybody, 'sunset-proof')
  await world.owner.transact(noFence, (tx) => tx.run(sql`update session set idle_until = '2039-01-01'`))
  world.house.sessions.clear()
  const after = await cardOf(staff.headquarters)
  await after.getByText('已清除').first().waitFor()
  await picture(after, 'sunset-done')
  for (const page of [first, second, after]) expect(pageErrors(page)).toEqual([])
})
