import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finishReports } from '@gridward/server/briefings/jobs'
import { readDocument } from '@gridward/server/harness/documents'
import { axe, pageErrors, picture } from './browser.ts'
import { openDesk, today, type DeskStage } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDesk()
  const { commander } = stage.people
  const body = { withMissing: true, early: '演练' }
  const frozen = await commander.post(`/api/briefings/days/${today()}/freeze`, body)
  expect(frozen.code).toBe(200)
  await stage.world.settle()
  await finishReports(stage.world.house.db)
})
afterAll(() => stage?.close())

/** The report of the day with its document. */
async function open(): Promise<Page> {
  const page = await stage.as('commander')
  await page.goto(`${stage.base}/desk/report?day=${today()}`)
  await page.getByRole('region', { name: '日报公文' }).getByLabel('标题', { exact: true }).waitFor()
  return page
}
const state = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor()

/** Goes on with Tab until the focus is where it is wanted; nobody needs more steps than a page has. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 400; step++) {
    const here = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      return at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.innerText ?? ''
    })
    if (here.replace(/\s/g, '') === name.replace(/\s/g, '')) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${name}`)
}

test('two people who write the report at once are told, and neither is overwritten', async () => {
  const [first, second] = [await open(), await open()]
  await second.getByLabel('标题', { exact: true }).fill('第二个人的题目')
  await first.getByLabel('标题', { exact: true }).fill('疫情防控日报（晚间）')
  await first.getByRole('button', { name: '保存', exact: true }).click()
  await state(first, /第 1 版/)
  const told = second.getByRole('alert').filter({ hasText: '第 1 版' })
  const saving = second.getByRole('button', { name: '保存', exact: true })
  if (await saving.isEnabled()) await saving.click()
  await told.waitFor()
  expect(await second.getByLabel('标题', { exact: true }).inputValue()).toBe('第二个人的题目')
  const keep = told.getByRole('button', { name: /看过了/ })
  expect(await keep.isDisabled()).toBe(true)
  await told.getByText('看第 1 版').click()
  await told.getByText('疫情防控日报（晚间）').waitFor()
  expect(await axe(second)).toEqual([])
  await picture(second, 'desk-report-meanwhile')
  await keep.click()
  await second.getByRole('button', { name: '保存', exact: true }).click()
  await state(second, /第 2 版/)
  expect([...pageErrors(first), ...pageErrors(second)]).toEqual([])
  await first.close()
  await second.close()
})

test('a report is signed with the keyboard alone, and its Word file says the figures of the day', async () => {
  const page = await open()
  expect(await axe(page)).toEqual([])
  await page.getByLabel('标题', { exact: true }).focus()
  await tabTo(page, '签发')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('第二个人的题目').waitFor()
  expect(await axe(page)).toEqual([])
  await tabTo(page, '我看过第 2 版全文')
  await page.keyboard.press('Space')
  await tabTo(page, '确定签发')
  await page.keyboard.press('Enter')
  await state(page, /疫防日报〔\d{4}〕1号 · 已签发/)
  await page
    .locator('.report-past')
    .getByText(/〕1号$/)
    .waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'desk-report-signed')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^疫防日报〔\d{4}〕1号 第二个人的题目\.docx$/)
  const { paragraphs, tables } = readDocument(await readFile(await file.path()))
  expect(paragraphs).toContain('第二个人的题目')
  const { json } = await stage.people.commander.get(`/api/briefings/days/${today()}`)
  const rows = tables[0]!.map(([item, n]) => [item, n])
  expect(rows).toContainEqual(['登记人数', String(json.totals.people)])
  expect(rows).toContainEqual(['今日上门', String(json.totals.visits)])
  expect(pageErrors(page)).toEqual([])
  await page.close()
})

test('the document is printed on A4, its red heading and its tables in one width', async () => {
  const page = await stage.as('commander')
  await page.goto(`${stage.base}/api/briefings/days/${today()}/document.html`)
  expect(await axe(page)).toEqual([])
  const wide = await page.evaluate(() => [...document.querySelectorAll('table')].map((one) => one.scrollWidth))
  expect(Math.max(...wide)).toBeLessThanOrEqual(591)
  await picture(page, 'report-document-paper', { whole: true })
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [Number(w), Number(h)])
  // A4 in points; two sheets of text with its signature, and each of the three annexes on one of its own
  expect(sheets.map(([w, h]) => [Math.round(w!), Math.round(h!)])).toEqual(Array(5).fill([595, 842]))
  await page.close()
})
