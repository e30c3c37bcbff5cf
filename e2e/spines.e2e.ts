import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedRules } from '@gridward/server/rules/seed'
import { turnCalls } from '@gridward/server/calls/jobs'
import { plantAreas } from '@gridward/server/harness/areas'
import { plantPeople } from '@gridward/server/harness/limits'
import { asOf } from '@gridward/server/harness/units'
import { openWorld, type Person, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'

const community = '440112001003'
const grid = `${community}001`

describe('rules, limits and calls on the desk', () => {
  let world: World
  let open: TestBrowser
  let base: string
  const desks: Page[] = []
  const people: Record<string, Person> = {}

  beforeAll(async () => {
    world = await openWorld(new Date().toISOString())
    setClock(undefined)
    await plantAreas(world.owner, world.district, [grid, `${community}002`], {
      ...{
        '440112001': '大沙街道',
        [community]: '姬堂社区',
        [grid]: '姬堂第一网格',
        [`${community}002`]: '姬堂第二网格',
      },
    })
    people['chief'] = await asOf(world, '区指挥部', 'commander')
    people['health'] = await asOf(world, '区卫生健康局', 'commander')
    people['street'] = await asOf(world, '大沙街道', 'streetOfficer', '440112001')
    people['community'] = await asOf(world, '姬堂社区', 'communityOfficer', community)
    await plantLedger(world)
    await seedRules(world.house.db)
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
    open = await openBrowser()
  })
  afterAll(async () => {
    await open?.close()
    await world?.close()
  })

  /** A browser in which somebody is signed in. */
  const deskOf = async (who: string, path: string, wide = true): Promise<Page> => {
    const page = await open.newPage(wide ? { width: 1440, height: 900 } : { width: 390, height: 844, mobile: true })
    page.setDefaultTimeout(15_000)
    await page.context().addCookies([{ name: 'gridward', value: people[who]!.secret, url: base }])
    await page.goto(`${base}/desk${path}`)
    desks.push(page)
    return page
  }
  /** The component kit writes a space between two characters of a button. */
  const named = (name: string) => new RegExp(`^${[...name].join('\\s?')}$`)
  const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
  /** The dialog's own button, where the page has one of the same name. */
  const send = (page: Page, name: string) =>
    page.locator('.ant-modal-footer').getByRole('button', { name: named(name) })

  test('without an emergency nobody can be limited; one is declared by two people of two units', async () => {
    const chief = await deskOf('chief', '/orders?tab=emergency')
    await chief.getByText('没有宣布应急响应').first().waitFor()
    await picture(chief, 'limits-none')
    await button(chief, '提议宣布应急响应').click()
    await chief.getByLabel('疫情').fill('新型冠状病毒肺炎')
    await chief.getByLabel('法律依据').fill('《传染病防治法》第四十二条')
    await send(chief, '提议宣布应急响应').click()
    await chief.getByText('等另一单位签署').waitFor()
    const health = await deskOf('health', '/orders?tab=emergency')
    await button(health, '签署').click()
    await health.getByText('应急响应生效中').waitFor()
    await picture(health, 'limits-emergency')
  })

  test('a rule pack gets its document, is looked at and signed by two units', async () => {
    const chief = await deskOf('chief', '/rules')
    await picture(chief, 'rules')
    const card = chief.locator('.spine-card', { hasText: '管控种类与期限' })
    await card.getByRole('button', { name: '修改' }).click()
    await chief.getByLabel('依据文号').fill('黄防指〔2020〕3号')
    await picture(chief, 'rules-edit')
    await button(chief, '保存草案').click()
    await chief.getByText('已保存').waitFor()
    expect(await chief.getByText('相符').count()).toBe(3)
    await chief.locator('.ant-modal-footer').getByRole('button').first().click()
    await card.getByRole('button', { name: '预览影响' }).click()
    await card.getByText('不受影响').waitFor()
    for (const page of [chief, await deskOf('health', '/rules')]) {
      await page.locator('.spine-card', { hasText: '黄防指' }).getByRole('button', { name: '签署' }).click()
      await page
        .locator('.ant-modal-confirm-btns')
        .getByRole('button', { name: named('签署') })
        .click()
      await page
        .getByText(/已签署，等|已生效/)
        .first()
        .waitFor()
    }
    await picture(chief, 'rules-signed', { whole: true })
  })

  test('a community proposes from its ledger, the street reads the evidence and signs, the notice is there', async () => {
    const community = await deskOf('community', '/orders/propose')
    await community.locator('h1').waitFor()
    await picture(community, 'limits-propose-first')
    await community.locator('.spine-people input[type=checkbox]').first().check()
    await community.getByLabel('理由').fill('2 月上旬从武汉返回')
    await community.getByLabel('证据').fill('火车票 G1002，本人承认')
    await picture(community, 'limits-propose')
    await button(community, '提交').click()
    await community.getByText('等另一单位签署').waitFor()
    const street = await deskOf('street', '/orders?tab=proposals')
    await button(street, '打开证据').click()
    await street.getByText('火车票 G1002').waitFor()
    await picture(street, 'limits-evidence')
    await button(street, '签署').click()
    await street.getByText('已签发 1 份').waitFor()
    await community.goto(`${base}/desk/orders`)
    await community.getByText('未送达').waitFor()
    await picture(community, 'limits')
    await community.locator('.spine-open').first().click()
    const href = await community.getByRole('link', { name: '打印告知书' }).getAttribute('href')
    await picture(community, 'limits-order')
    await community.goto(base + href)
    expect(await community.locator('h1').textContent()).toBe('医学观察告知书')
    await picture(community, 'limits-notice', { whole: true })
  })

  test('a call is raised, routed, taken and answered; on a phone what to do comes first', async () => {
    const street = await deskOf('street', '/calls')
    await street.getByText('没有待办的呼叫').waitFor()
    await picture(street, 'calls-none')
    await button(street, '登记呼叫').click()
    await street.getByLabel('内容').fill('3 栋独居老人缺降压药，请今天送到；电话里听着很着急，子女都在外地')
    await picture(street, 'calls-raise')
    await send(street, '登记').click()
    await street.getByText('已登记').waitFor()
    await turnCalls(world.house.db, world.house.keys)
    const phone = await deskOf('street', '/calls', false)
    await phone.locator('.spine-card').waitFor()
    await picture(phone, 'calls')
    const taken = await button(phone, '受理').boundingBox()
    expect(taken!.y + taken!.height).toBeLessThan(844)
    await button(phone, '受理').click()
    await phone.getByText('办理中').waitFor()
    await button(phone, '答复').click()
    await phone.getByLabel('办理情况').fill('药已送到')
    await send(phone, '答复').click()
    await phone.getByText('待核实').waitFor()
    await street.reload()
    await picture(street, 'calls')
    await street.locator('.spine-open').first().click()
    await street.getByText('药已送到').first().waitFor()
    await picture(street, 'calls-one')
  })

  test('the pages fit a phone and pass the accessibility check', async () => {
    for (const [path, name] of [
      ['/orders', 'limits'],
      ['/orders?tab=emergency', 'limits-emergency'],
      ['/orders/propose', 'limits-propose'],
      ['/rules', 'rules'],
      ['/calls?tab=orders', 'calls-orders'],
    ]) {
      const page = await deskOf('chief', path!, false)
      await page.locator('h1').waitFor()
      await expect.poll(() => page.locator('.loading').count()).toBe(0)
      await picture(page, name!)
      expect(await axe(page), path).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    }
    for (const page of desks) expect(pageErrors(page)).toEqual([])
  })
})

/** Three people of the key ledger in the first grid. */
async function plantLedger(world: World): Promise<void> {
  const ids = await plantPeople(world, grid, 3)
  const basis = JSON.stringify({ code: 'stay', params: { place: '武汉', day: '2020-02-01' } })
  await world.owner.transact(noFence, (tx) =>
    tx.run(sql`
      insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since, until)
      select ${world.district}::int, id, 'key', now(), ${grid}, ${basis}::jsonb, 'screening', current_date - 2, current_date + 12
      from unnest(${ids}::uuid[]) as t(id)`),
  )
}
