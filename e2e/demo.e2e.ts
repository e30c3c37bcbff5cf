import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type ServerProcess } from '@gridward/server/harness/process'
import { openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'

/** As `npm run demo`, with fewer people: the whole demo has 100,000. */
const people = '10000'

describe('the demo district', () => {
  let folder: string
  let server: ServerProcess
  let open: TestBrowser

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridward-demo-'))
    server = await startServer({
      dataDir: join(folder, 'data'),
      args: ['--demo'],
      env: { DEMO_PEOPLE: people },
      seconds: 150,
    })
    await server.says('demo ready')
    open = await openBrowser()
  })
  afterAll(async () => {
    await open?.close()
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('one tap signs the commander in, and the map of headquarters moves', async () => {
    const page = await open.newPage({ width: 1440, height: 900 })
    page.setDefaultTimeout(60_000)
    await page.goto(`${server.url}/desk`)
    const commander = page.getByRole('button', { name: '指挥部 指挥部（演示）' })
    await commander.waitFor()
    await picture(page, 'demo-login')
    await commander.click()
    await page.getByText('您的岗位').waitFor()
    await page.goto(`${server.url}/screen`)
    await page.getByText('实时更新').waitFor()
    const coverage = page.locator('.figure', { hasText: '摸排覆盖率' })
    await expect.poll(() => coverage.innerText()).toMatch(/\d+\.\d%/)
    await page.locator('canvas').first().waitFor()
    // the figures fade in and the map paints after its shapes have come
    await page.waitForTimeout(1500)
    await picture(page, 'demo-wall')
    expect(pageErrors(page)).toEqual([])
  })
})
