import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, openBrowser, pageErrors, picture } from './browser.ts'
import type { TestBrowser } from './browser.ts'

const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>呼应</title>
<meta name="viewport" content="width=device-width">
<body style="font-family: sans-serif; font-size: 24px"><main><h1>有呼必应、令行禁止</h1>
<p>社区网格 · 核酸采样 · 居家隔离 · 返乡人员登记表</p><p lang="zh-Hant">社區網格、發熱臺賬、隔離覆核</p>
<p id="one">鑫</p></main></body></html>`

describe('the browser of the tests', () => {
  let open: TestBrowser
  let page: Page

  beforeAll(async () => {
    open = await openBrowser()
    page = await open.newPage({ width: 390, height: 844, mobile: true })
    await page.setContent(html)
  })
  afterAll(() => open?.close())

  // A missing glyph is drawn as the same box for every character.
  test('each Chinese character has a shape of its own', async () => {
    const shapes = new Set<string>()
    for (const character of ['鑫', '社', '網']) {
      await page.locator('#one').evaluate((element, text) => void (element.textContent = text), character)
      shapes.add((await page.locator('#one').screenshot()).toString('base64'))
    }
    expect(shapes.size).toBe(3)
  })

  test('a phone page is as wide as the phone, speaks Chinese and keeps the time of China', async () => {
    const seen = await page.evaluate(() => ({
      width: innerWidth,
      language: navigator.language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      touch: navigator.maxTouchPoints > 0,
      webgl: document.createElement('canvas').getContext('webgl') !== null,
    }))
    expect(seen).toEqual({ width: 390, language: 'zh-CN', zone: 'Asia/Shanghai', touch: true, webgl: false })
  })

  test('a picture carries the name and the width of the page', async () => {
    const path = await picture(page, 'browser')
    expect(path).toMatch(/browser-390\.png$/)
    expect(existsSync(path)).toBe(true)
  })

  test('axe passes a sound page and names the element of an unsound one', async () => {
    expect(await axe(page)).toEqual([])
    await page.locator('#one').evaluate((element) => void (element.innerHTML = '<img id="bare" src="data:,">'))
    expect(await axe(page)).toMatchObject([{ rule: 'image-alt', targets: ['#bare'] }])
  })

  test('an error that a page throws is heard', async () => {
    await page.evaluate(() =>
      setTimeout(() => {
        throw new Error('lost')
      }),
    )
    await expect.poll(() => pageErrors(page)).toEqual(['lost'])
  })

  test('a page without JavaScript runs none', async () => {
    const still = await open.newPage({ width: 390, height: 844, javaScript: false })
    await still.setContent('<p id="said">before</p><script>said.textContent = "after"</script>')
    expect(await still.locator('#said').textContent()).toBe('before')
    await still.close()
  })
})
