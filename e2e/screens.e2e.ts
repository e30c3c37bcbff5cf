import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { home, visit, withNumber } from '@gridward/server/declarations/samples'
import { hashPassword } from '@gridward/server/access/index'
import { openWorld, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'
import { grid, password, plantDoors } from './doors.ts'

describe('login, desk and wall', () => {
  let world: World
  let open: TestBrowser
  let page: Page
  let base: string

  beforeAll(async () => {
    world = await openWorld(new Date().toISOString())
    setClock(undefined)
    await plantDoors(world)
    const commander = await world.as('commander')
    const hash = await hashPassword(password)
    await world.owner.transact(noFence, (tx) =>
      tx.run(
        sql`update account set login = 'chen', name = '陈建国', password = ${hash} where id = ${commander.account}`,
      ),
    )
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
    open = await openBrowser()
    page = await open.newPage({ width: 1440, height: 900 })
    page.setDefaultTimeout(15_000)
  })
  afterAll(async () => {
    await open?.close()
    await world?.close()
  })

  const signIn = async (secret: string) => {
    await page.getByLabel('账号', { exact: true }).fill('chen')
    await page.getByLabel('密码', { exact: true }).fill(secret)
    await page.getByRole('button', { name: '登录' }).click()
  }
  const visitToday = async (room: string) => {
    const worker = await world.as('gridWorker', grid)
    const at = new Date().toISOString()
    const item = visit(grid, room, home(room, [withNumber('黄秀英', Number(room))]), { observedAt: at, recordedAt: at })
    const reply = await worker.post('/api/declarations/visits', { items: [item] })
    expect(reply.code, reply.text).toBe(200)
  }

  test('a wrong password is told in words, takes the focus and loses nothing typed', async () => {
    await page.goto(`${base}/desk`)
    await picture(page, 'login')
    await signIn('not-the-password')
    const told = page.getByRole('alert')
    await told.waitFor()
    expect(await told.textContent()).toContain('账号或密码不对')
    expect(await told.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe('chen')
    await picture(page, 'login-wrong')
    expect(await axe(page)).toEqual([])
  })

  test('the language changes in place and keeps what was typed', async () => {
    await page.getByLabel('语言').selectOption('en')
    await page.getByText('Sign in', { exact: true }).last().waitFor()
    expect(await page.getByLabel('Account').inputValue()).toBe('chen')
    await page.getByLabel('Language').selectOption('zh-CN')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })

  test('an officer comes to the page that was asked for', async () => {
    await page.goto(`${base}/desk/imports`)
    await signIn(password)
    await page.getByRole('heading', { name: 'Excel 导入' }).waitFor()
    await page.goto(`${base}/desk`)
    await page.getByRole('heading', { name: '陈建国，您好' }).waitFor()
    await picture(page, 'desk')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'desk')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('a session that ends under an open page asks for the login in front of it', async () => {
    await page.goto(`${base}/desk/imports`)
    await page.getByRole('heading', { name: 'Excel 导入' }).waitFor()
    await page.context().clearCookies()
    await page.locator('input[type=file]').setInputFiles({
      name: '名单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('姓名,楼栋,房号\n王小明,3栋,502\n'),
    })
    await page.getByText('登录已过期').waitFor()
    await picture(page, 'login-again')
    await signIn(password)
    await page.getByText('登录已过期').waitFor({ state: 'hidden' })
    expect(page.url()).toBe(`${base}/desk/imports`)
  })

  test("the wall's numbers move by themselves, within two seconds of a visit", async () => {
    await page.goto(`${base}/screen`)
    const visits = page.locator('.figure', { hasText: '今日入户' }).locator('.figure-value')
    await page.getByText('实时更新').waitFor()
    await page.waitForFunction(() => !document.querySelector('.figure-value')?.textContent?.includes('…'))
    const before = Number(await visits.textContent())
    await visitToday('601')
    await page
      .locator('.figure', { hasText: '今日入户' })
      .locator('.figure-value', { hasText: String(before + 1) })
      .waitFor({ timeout: 2000 })
    await picture(page, 'wall')
    // the numbers fade in; their colour is judged when they have arrived
    await page.waitForTimeout(300)
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'wall')
  })

  test('no page threw an error', () => expect(pageErrors(page)).toEqual([]))
})
