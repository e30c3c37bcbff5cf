import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '@gridward/server/config'
import { openFront, type Front } from '@gridward/server/front'
import { millis } from '@gridward/server/platform/clock'
import { useAuthority } from '@gridward/server/platform/https/set-up'
import { axe, openBrowser, picture, type TestBrowser } from './browser.ts'

let dataDir: string
let front: Front
let browser: TestBrowser

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gridward-https-'))
  await useAuthority(dataDir, { title: '呼应', names: ['gw.example.cn'], again: false, now: millis() })
  front = await openFront(readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir }, []))
  front.handOver((_request, response) => response.end('{"status":"ok"}'))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await front.close()
  await rm(dataDir, { recursive: true, force: true })
})

const address = (query = ''): string => `http://127.0.0.1:${front.port}/install?to=/field${query}`

test.each([
  [390, 'zh-CN'],
  [1440, 'en'],
] as const)('the steps to trust this server are readable at %i pixels in %s', async (width, lang) => {
  const page = await browser.newPage({ width, height: width === 390 ? 844 : 900, mobile: width === 390 })
  await page.goto(address(`&lang=${lang}`))
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await axe(page)).toEqual([])
  const download = await page.locator('a[download]').boundingBox()
  expect(download!.y + download!.height).toBeLessThan(844)
  await picture(page, `install-${width}`, { whole: true })
})

test('the page notices by itself when the device trusts the certificate, and leads on', async () => {
  const stranger = await browser.newPage({ width: 390, height: 844 })
  await stranger.goto(address())
  await stranger.locator('#wait').waitFor()
  expect(await stranger.locator('#go').isVisible()).toBe(false)
  const context = await browser.browser.newContext({ ignoreHTTPSErrors: true })
  const trusting = await context.newPage()
  await trusting.goto(address())
  await trusting.locator('#go a').click()
  await trusting.waitForURL(`https://127.0.0.1:${front.port}/field`)
  expect(await trusting.evaluate(() => isSecureContext)).toBe(true)
  await context.close()
})
