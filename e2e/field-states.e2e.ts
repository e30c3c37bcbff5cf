import type { AddressInfo } from 'node:net'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'
import { addWorker, password, plantDoors } from './doors.ts'

/** What a phone shows when something is missing; none of it may be a blank page or stop the work. */
describe('a phone where something is wrong', () => {
  let world: World
  let open: TestBrowser
  let base: string

  beforeAll(async () => {
    world = await openWorld(new Date().toISOString())
    setClock(undefined)
    await plantDoors(world)
    await addWorker(world, 'liang', '买买提·阿不都热西提·艾合买提江')
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
    open = await openBrowser()
  })
  afterAll(async () => {
    await open?.close()
    await world?.close()
  })

  const phone = async (before?: (page: Page) => Promise<unknown>): Promise<Page> => {
    const page = await open.newPage({ width: 390, height: 844, mobile: true })
    page.setDefaultTimeout(15_000)
    await before?.(page)
    await page.goto(`${base}/field`)
    await page.getByLabel('账号').fill('liang')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: /入户摸排/ }).waitFor()
    return page
  }
  /** Answers of our own in place of the server's; a service worker would fetch past them. */
  const answering =
    (answer: (route: Route) => Promise<void>) =>
    async (page: Page): Promise<void> => {
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
      await page.route('**/rounds/current/households*', answer)
    }
  const toList = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /入户摸排/ }).click()
    await page.locator('.door-line').first().waitFor()
  }
  const fits = async (page: Page): Promise<void> => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
  }

  test('a page that is not secure says what it cannot do, and who mends it', async () => {
    const page = await phone((one) =>
      one.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false })),
    )
    await page.getByText('不是安全连接').waitFor()
    await picture(page, 'field-not-secure')
    expect(await axe(page)).toEqual([])
    await fits(page)
    await page.close()
  })

  test('a list that does not come is said in words, with a way to try again', async () => {
    let broken = true
    const failed = { type: 'about:blank', code: 'failed', status: 500, title: '服务器出了问题，请稍后再试。' }
    const page = await phone(
      answering((route) => (broken ? route.fulfill({ status: 500, json: failed }) : route.continue())),
    )
    await page.getByRole('button', { name: /入户摸排/ }).click()
    const again = page.getByRole('button', { name: /重试|再试/ })
    await again.waitFor()
    await picture(page, 'field-list-error')
    expect(await axe(page)).toEqual([])
    broken = false
    await again.click()
    await page.locator('.door-line').first().waitFor()
    await page.close()
  })

  test('a grid that was never opened with a network says so', async () => {
    const page = await phone()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.goto(`${base}/field`)
    await page.getByRole('button', { name: /入户摸排/ }).waitFor()
    await page.context().setOffline(true)
    await page.goto(`${base}/field/rounds/440112001003002`)
    await page.getByText('手机里还没有这个网格的名单').waitFor()
    await picture(page, 'field-never')
    await page.goto(`${base}/field/claims`)
    await page.getByText('手机里也还没有名单').waitFor()
    await page.close()
  })

  test('a phone that is full keeps what is on the page and says that nothing was kept', async () => {
    const page = await phone((one) =>
      one.addInitScript(() => {
        const refuse = (): never => {
          throw new DOMException('full', 'QuotaExceededError')
        }
        for (const name of ['add', 'put'] as const) {
          const real = IDBObjectStore.prototype[name]
          IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: [unknown]) {
            return localStorage.getItem('full') ? refuse() : real.apply(this, given)
          } as typeof real
        }
      }),
    )
    await page.evaluate(() => localStorage.setItem('full', 'yes'))
    await toList(page)
    await page.getByText('手机存不下这份名单').waitFor()
    await picture(page, 'field-full-list')
    await page.locator('.door-line', { hasText: '3栋302室' }).first().click()
    await page.getByRole('button', { name: /没人应门/ }).click()
    await page.getByText('手机存储已满').waitFor()
    await picture(page, 'field-full')
    expect(await axe(page)).toEqual([])
    await page.evaluate(() => localStorage.removeItem('full'))
    await page.getByRole('button', { name: /没人应门/ }).click()
    await page.getByText('已记下 3栋302室').waitFor()
    expect(await page.getByText('手机存储已满').count()).toBe(0)
    await page.close()
  })

  test('more doors than a package holds is said, and the rest can be worked', async () => {
    const page = await phone(
      answering(async (route) => {
        const reply = await route.fetch()
        const body = (await reply.json()) as { cut: boolean; households: { id: string; room: string }[] }
        const [first] = body.households
        if (first)
          body.households = Array.from({ length: 5_000 }, (_, i) => ({
            ...first,
            id: first.id.slice(0, -4) + String(i).padStart(4, '0'),
            room: String(i),
          }))
        await route.fulfill({ response: reply, json: { ...body, cut: true } })
      }),
    )
    await toList(page)
    await page.getByText('只存了前 5000 户').waitFor()
    await picture(page, 'field-too-many')
    await fits(page)
    await page.close()
  })

  test('long names stay inside the screen', async () => {
    const page = await phone()
    await fits(page)
    await picture(page, 'field-home')
    await toList(page)
    await page.getByRole('button', { name: /^全部/ }).click()
    await page.locator('.door-line', { hasText: '3栋401室' }).click()
    await page.getByText('阿卜杜拉·买买提·艾合买提江·吐尔逊').waitFor()
    await picture(page, 'field-door-long')
    await fits(page)
    await page.getByRole('button', { name: /返乡登记/ }).click()
    await fits(page)
    expect(pageErrors(page)).toEqual([])
    await page.close()
  })
})
