import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '@gridward/server/access/index'
import { plantAreas } from '@gridward/server/harness/areas'
import { openWorld, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import type { Role } from '@gridward/contract/roles'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'

const password = 'gridward-demo'
const [grid, community] = ['440112001003001', '440112001003']
const roster = [
  '姓名,联系电话,所在单位,岗位,所在网格',
  '王丽,13800001111,区税务局,网格员,金碧第1网格',
  '欧阳慕容诗涵,13800002222,中国人民政治协商会议黄埔区委员会办公室机关服务中心,网格员,金碧第1网格',
  '赵敏,1380000,某厂,队长,不存在的网格',
].join('\n')

describe('bringing helpers in', () => {
  let world: World
  let open: TestBrowser
  let desk: Page
  let phone: Page
  let base: string

  beforeAll(async () => {
    world = await openWorld(new Date().toISOString())
    setClock(undefined)
    await plantAreas(world.owner, world.district, [grid, '440112001003002'], {
      '440112001': '黄埔街道',
      [community]: '金碧社区',
      [grid]: '金碧第1网格',
    })
    await account('chen', '陈建国', 'commander', '')
    await account('ana', '安审计', 'auditor', '')
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
    open = await openBrowser()
    desk = await open.newPage({ width: 1440, height: 900 })
    phone = await open.newPage({ width: 390, height: 844, mobile: true })
    for (const page of [desk, phone]) page.setDefaultTimeout(15_000)
  })
  afterAll(async () => {
    await open?.close()
    await world?.close()
  })

  async function account(login: string, name: string, role: Role, prefix: string): Promise<void> {
    const person = await world.as(role, prefix)
    const hash = await hashPassword(password)
    await world.owner.transact(noFence, (tx) =>
      tx.run(sql`update account set login = ${login}, name = ${name}, password = ${hash} where id = ${person.account}`),
    )
  }
  const signIn = async (page: Page, login: string): Promise<void> => {
    await page.goto(`${base}/desk/login`)
    await page.getByLabel('账号', { exact: true }).fill(login)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('您的岗位').waitFor()
  }
  /** The page as an officer's screen and as a phone show it, and what a screen reader would stumble over. */
  const look = async (page: Page, name: string): Promise<void> => {
    await picture(page, name)
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, name)
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  test('a roster is uploaded: those who are right are invited, the others come back with reasons', async () => {
    await signIn(desk, 'chen')
    await desk.goto(`${base}/desk/invitations`)
    await desk.getByText('还没有上传过名单').waitFor()
    await look(desk, 'access-invitations-empty')
    await desk
      .locator('input[type=file]')
      .setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })
    await desk.getByText('名单 3 行 = 新邀请 2 + 已有 0 + 退回 1').waitFor()
    await desk.getByText('不认识这个岗位').waitFor()
    await look(desk, 'access-invitations')
  })

  test('the cards are printed, and one of them brings its person in on the own phone', async () => {
    const address = await desk.getByRole('link', { name: '打印二维码卡片' }).first().getAttribute('href')
    const cards = await desk.context().newPage()
    await cards.goto(`${base}${address}`)
    expect(await cards.locator('article').count()).toBe(2)
    await picture(cards, 'access-cards')
    const card = cards.locator('article', { hasText: '王丽' })
    const code = (await card.locator('code').textContent())!
    await cards.close()
    await phone.goto(`${base}/field/join#${code}`)
    await phone.getByText('区税务局').waitFor()
    await picture(phone, 'access-join')
    await phone.getByLabel('个人口令（6 位数字）').fill('204817')
    await phone.getByLabel('再输一遍').fill('204817')
    await phone.getByRole('button', { name: '加入' }).click()
    await phone.getByText('王丽').first().waitFor()
    expect(await axe(phone)).toEqual([])
  })

  test('the account stands in the list with its end, and is renewed on its own page', async () => {
    await desk.goto(`${base}/desk/accounts`)
    await desk.getByText('王丽').waitFor()
    await look(desk, 'access-accounts')
    await desk.getByText('王丽').click()
    await desk.getByText('授权记录').waitFor()
    await desk.getByRole('button', { name: '授权', exact: true }).click()
    await desk.getByText('已收回').waitFor()
    await look(desk, 'access-account')
  })

  test('a phone is bound by a code that is shown once', async () => {
    await desk.goto(`${base}/desk/devices`)
    await desk.getByRole('button', { name: '绑定一部手机' }).click()
    await desk.getByLabel('名称', { exact: true }).fill('东门卡口 1 号机')
    await desk.getByRole('button', { name: '生成绑定二维码' }).click()
    await desk.getByAltText('QR').waitFor()
    await look(desk, 'access-bind')
    await desk.getByRole('button', { name: '好了' }).click()
  })

  test('a lost phone is cut off, and whoever was signed in on it is out', async () => {
    await desk.getByRole('row', { name: /王丽/ }).click()
    await desk.getByRole('button', { name: '停用这部手机' }).click()
    await desk.getByLabel('原因（例如丢失）').fill('丢失')
    await look(desk, 'access-devices')
    await desk.getByRole('button', { name: '停用这部手机' }).click()
    await desk.getByRole('status').filter({ hasText: '已停用' }).waitFor()
    await phone.goto(`${base}/field`)
    await phone.getByLabel('账号', { exact: true }).waitFor()
  })

  test('a token is made for another system and shown once', async () => {
    await desk.goto(`${base}/desk/tokens`)
    await desk.getByText('还没有令牌').waitFor()
    await desk.getByRole('button', { name: '新建令牌' }).click()
    await desk.getByLabel('用途（哪个系统）').fill('省平台')
    await desk.getByLabel('看摸排').check()
    await desk.getByRole('button', { name: '生成' }).click()
    await desk.getByText('令牌只显示这一次').waitFor()
    await look(desk, 'access-tokens')
  })

  test('the auditor reads who did what, and verifies that nothing was changed', async () => {
    await world.settle()
    const audit = await open.newPage({ width: 1440, height: 900 })
    await signIn(audit, 'ana')
    await audit.goto(`${base}/desk/journal`)
    await audit.getByText('停用手机').first().waitFor()
    await audit.getByRole('button', { name: '校验全部记录' }).click()
    await audit.getByText('记录完整').waitFor()
    await look(audit, 'access-journal')
    expect(pageErrors(audit)).toEqual([])
  })

  test('what somebody searched for is opened by the auditor who says why, and only then', async () => {
    await desk.goto(`${base}/desk/people?q=${encodeURIComponent('欧阳明')}`)
    await desk.getByText('没有符合条件的记录').waitFor()
    await world.settle()
    const audit = await open.newPage({ width: 390, height: 844 })
    await signIn(audit, 'ana')
    await audit.goto(`${base}/desk/journal?kind=people.`)
    await audit.getByRole('button', { name: '查看检索内容' }).first().click()
    await audit.getByLabel('为什么要看').fill('投诉核查')
    await audit.getByRole('button', { name: '查看检索内容' }).first().click()
    await audit.getByText('欧阳明').waitFor()
    await picture(audit, 'access-journal-query')
    expect(await axe(audit)).toEqual([])
    expect(await audit.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test('no page threw an error that nobody caught', () => {
    expect([...pageErrors(desk), ...pageErrors(phone)]).toEqual([])
  })
})
