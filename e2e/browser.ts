import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type axeCore from 'axe-core'
import { chromium as playwright } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { packagedChromium, systemChromium } from './chromium.ts'
import type { Chromium } from './chromium.ts'

export interface PageOptions {
  /** CSS pixels. */
  width: number
  height: number
  /** A touch screen that honours the viewport meta tag. */
  mobile?: boolean
  offline?: boolean
  javaScript?: boolean
  /** zh-CN unless told. */
  locale?: string
}

export interface TestBrowser {
  browser: Browser
  /** A page with cookies and storage of its own, as on another device. */
  newPage(options: PageOptions): Promise<Page>
  close(): Promise<void>
}

export interface AxeFinding {
  rule: string
  impact: string
  help: string
  targets: string[]
}

// No WebGL and no GPU: a screen must work on machines without either, and pictures must not depend on one.
const flags = [
  '--disable-gpu',
  '--disable-webgl',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
]

const troubles = new WeakMap<Page, string[]>()

/** Starts Chromium: the one of the npm package, or the machine's own where that fails, which is said on standard error. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await start()
  return {
    browser,
    newPage: (options) => newPage(browser, options),
    close: () => browser.close(),
  }
}

async function start(): Promise<Browser> {
  try {
    return await launch(await packagedChromium())
  } catch (problem) {
    const system = systemChromium()
    if (!system) throw new Error('The packaged Chromium does not start and the machine has none.', { cause: problem })
    process.stderr.write(
      `The packaged Chromium does not start (${String(problem).split('\n')[0]}); using ${system.executable}.\n`,
    )
    return await launch(system)
  }
}

function launch(found: Chromium): Promise<Browser> {
  return playwright.launch({
    executablePath: found.executable,
    env: { ...process.env, TZ: 'Asia/Shanghai', ...found.env },
    args: flags,
    chromiumSandbox: false,
    headless: true,
  })
}

async function newPage(browser: Browser, options: PageOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: options.height },
    isMobile: options.mobile ?? false,
    hasTouch: options.mobile ?? false,
    offline: options.offline ?? false,
    javaScriptEnabled: options.javaScript ?? true,
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const heard: string[] = []
  troubles.set(page, heard)
  page.on('pageerror', (error) => heard.push(error.message))
  // Closing the page closes its device; when the browser closes first there is nothing left to close.
  page.on('close', () => void context.close().catch(() => undefined))
  return page
}

/** Errors that the page threw and nobody caught, oldest first. */
export function pageErrors(page: Page): readonly string[] {
  return troubles.get(page) ?? []
}

/**
 * Takes a picture of what is visible (or of the whole page) and returns its path. With PICTURES=1 it goes to
 * docs/pictures, which is committed; otherwise to test-results/pictures.
 */
export async function picture(page: Page, name: string, how: { whole?: boolean } = {}): Promise<string> {
  const root = resolve(import.meta.dirname, '..')
  const folder = join(root, process.env['PICTURES'] === '1' ? 'docs/pictures' : 'test-results/pictures')
  const path = join(folder, `${name}-${page.viewportSize()?.width ?? 0}.png`)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path, fullPage: how.whole ?? false, animations: 'disabled', caret: 'hide' })
  return path
}

/** WCAG 2.2 A and AA findings of axe-core on the page as it stands; empty when there are none. */
export async function axe(page: Page): Promise<AxeFinding[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  return await page.evaluate(async () => {
    const found = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return found.violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      targets: nodes.map((node) => node.target.join(' ')),
    }))
  })
}

declare global {
  interface Window {
    axe: typeof axeCore
  }
}
