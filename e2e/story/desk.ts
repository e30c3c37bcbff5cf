import type { ReportView } from '@gridward/contract/briefings'
import type { Locator, Page } from 'playwright-core'
import { workbook } from './tables.ts'

/** Picks an area level by level in one of the desk's area choices. */
export async function chooseArea(page: Page | Locator, label: string, path: string): Promise<void> {
  for (const [level, length] of [9, 12, 15].entries())
    if (path.length >= length) await page.getByLabel(`${label} ${level + 1}`).selectOption(path.slice(0, length))
}

/** One Excel file from the choice of its kind to the receipt; answers rows in, stored, same and rejected. */
export async function importExcel(
  desk: Page,
  url: string,
  kind: RegExp,
  rows: readonly Record<string, string | number>[],
): Promise<string[]> {
  await desk.goto(`${url}/desk/imports`)
  await desk.getByRole('radio', { name: kind }).check()
  await desk.locator('input[type=file]').setInputFiles(await workbook('登记.xlsx', rows))
  await desk.getByText(`试读 ${rows.length} 行，其中 0 行有问题`).waitFor()
  await desk.getByRole('button', { name: '确认导入' }).click()
  await desk.getByRole('status').getByText('完成').waitFor()
  return desk.locator('.imports-receipt dd').allInnerTexts()
}

/** A person invited at the desk; answers the code on the card that is handed over. */
export async function invite(
  desk: Page,
  url: string,
  who: { name: string; role: string; area: string },
): Promise<string> {
  await desk.goto(`${url}/desk/invitations`)
  const given = desk.getByRole('region', { name: '名单里没写的' })
  await given.getByLabel('岗位', { exact: true }).selectOption({ label: who.role })
  await chooseArea(given, '区域', who.area)
  const one = desk.locator('form', { hasText: '只邀请一个人' })
  await one.getByLabel('姓名', { exact: true }).fill(who.name)
  await one.getByRole('button', { name: '邀请', exact: true }).click()
  const link = desk.getByRole('link', { name: '打印二维码卡片' }).first()
  const address = await link.getAttribute('href')
  const cards = await desk.context().newPage()
  await cards.goto(`${url}${address}`)
  const code = await cards.locator('article code').first().innerText()
  await cards.close()
  return code
}

/** A community's day is looked at and confirmed for it; nil has to be said. */
export async function confirm(desk: Page, community: string, { nil }: { nil: boolean }): Promise<void> {
  const more = desk.getByRole('button', { name: /^显示全部/ })
  await desk.locator('.report-missing li').first().waitFor()
  if (await more.isVisible()) await more.click()
  await desk.locator('.report-missing li', { hasText: community }).getByRole('button', { name: '代为确认' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('heading', { name: `确认日报 · ${community}` }).waitFor()
  if (nil) await dialog.getByLabel('零报告：这一天没有上门，也没有申报').check()
  await dialog.getByRole('button', { name: '确认无误' }).click()
  await dialog.getByText(/^✓ 已由/).waitFor()
  await dialog.getByRole('button', { name: /Close|关闭/ }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Today's report as another program would read it with this person's right. */
export async function reportOf(desk: Page, url: string): Promise<ReportView> {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const reply = await desk.request.get(`${url}/api/briefings/days/${today}`)
  return (await reply.json()) as ReportView
}

/** A claim of the queue with its answers, beside what the register says. */
export async function openClaim(desk: Page, url: string, area: string, address: string): Promise<void> {
  await desk.goto(`${url}/desk/claims?area=${area}`)
  await desk.getByRole('navigation', { name: '待核申报' }).getByRole('button', { name: address }).click()
  await desk.getByRole('heading', { name: address }).waitFor()
}

/** The workbook of the report that is shown, saved under a path. */
export async function saveWorkbook(desk: Page, path: string): Promise<string> {
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: '导出 Excel' }).click(),
  ])
  await file.saveAs(path)
  return path
}
