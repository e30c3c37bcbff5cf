import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startServer, type ServerProcess } from '@gridward/server/harness/process'
import { openBrowser, type PageOptions, type TestBrowser } from '../browser.ts'

/** The built server on an empty data folder, and the devices of the people in the story. */
export type Stage = {
  server: ServerProcess
  browser: TestBrowser
  folder: string
  url: string
  /** Every page that was opened, to be looked at when something fails. */
  pages: Page[]
  device(options?: Partial<PageOptions>): Promise<Page>
  close(): Promise<void>
}

/** A screen of headquarters, and a phone held upright. */
export const wide = { width: 1440, height: 900 } as const
export const narrow = { width: 390, height: 844, mobile: true } as const

export async function setStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'gridward-first-day-'))
  const server = await startServer({ dataDir: join(folder, 'data') })
  const browser = await openBrowser()
  const pages: Page[] = []
  return {
    ...{ server, browser, folder, url: server.url, pages },
    device: async (options = {}) => {
      const page = await browser.newPage({ ...wide, ...options })
      page.setDefaultTimeout(20_000)
      pages.push(page)
      return page
    },
    close: async () => {
      await browser.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The code that only the server's terminal shows. */
export async function setupCode({ server }: Stage): Promise<string> {
  await server.says('启用码')
  return /启用码 (\d{8})/.exec(server.output())![1]!
}

/** Waits until a phone's page can be opened without a network. */
export async function ready(phone: Page): Promise<void> {
  await phone.evaluate(() => navigator.serviceWorker.ready)
  await phone.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
  await phone.reload()
  await phone.getByRole('searchbox').waitFor()
}
