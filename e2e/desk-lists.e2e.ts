import { afterAll, beforeAll, expect, test } from 'vitest'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { axe, pageErrors, picture } from './browser.ts'
import { openDesk, visitNow, type DeskStage } from './desk-stage.ts'
import { emptyGrid, grid } from './doors.ts'

let stage: DeskStage
let url: (path: string) => string
beforeAll(async () => {
  stage = await openDesk()
  url = (path) => `${stage.base}/desk${path}`
})
afterAll(() => stage?.close())

test('a whole form is keyed without a mouse, is taken back, and keeps the day and the collector of the paper', async () => {
  const sheet = await stage.people.communityOfficer.get(`/api/declarations/paper/round-sheet?area=${grid}`)
  const [code] = sheet.text.match(/[2-9A-Z]{3}-[2-9A-Z]{4}/g) ?? []
  const page = await stage.as('communityOfficer')
  const { keyboard } = page
  await page.goto(url('/rounds/forms'))
  await page.getByLabel('入户人').fill('梁志强')
  await page.getByLabel('行码').focus()
  await keyboard.type(code!)
  await page.locator('.keying-door').waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'q-houseUse')
  await keyboard.press('1')
  await keyboard.press('Enter')
  await keyboard.type('1')
  await keyboard.press('Enter')
  await keyboard.press('1')
  await page.getByLabel('姓名', { exact: true }).focus()
  await keyboard.type('何玉兰')
  await picture(page, 'desk-forms')
  expect(await axe(page)).toEqual([])
  await keyboard.press('Control+Enter')
  await page.getByText('处没填或看不懂').waitFor()
  await keyboard.press('Control+Enter')
  const line = page.locator('.keying-lines li')
  await line.getByText('可撤回').waitFor()
  await page.waitForFunction(() => document.activeElement?.classList.contains('keying-code'))
  await keyboard.press('Control+z')
  await line.waitFor({ state: 'hidden' })
  expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('何玉兰')
  // each step once the page shows the one before it: keys go where the hand is. What was doubted once is not asked again
  const codeIsNext = () => page.waitForFunction(() => document.activeElement?.classList.contains('keying-code'))
  await keyboard.press('Control+Enter')
  await codeIsNext()
  await keyboard.type(code!)
  await page.waitForFunction(() => document.activeElement?.id === 'q-houseUse')
  await keyboard.press('1')
  await keyboard.press('Control+Enter')
  await page.getByText('处没填或看不懂').waitFor()
  await keyboard.press('Control+Enter')
  await codeIsNext()
  await line.getByText('已录入', { exact: true }).first().waitFor()
  await picture(page, 'desk-forms-keyed')
  const found = await stage.people.commander.get(`/api/people?q=${encodeURIComponent('何玉兰')}`)
  expect(found.json.items).toHaveLength(1)
  expect(pageErrors(page)).toEqual([])
  await page.close()
})

test('every number of the coverage opens a list of as many lines', async () => {
  const page = await stage.as('commander')
  await page.goto(url(`/coverage?area=${grid}`))
  await page.locator('.day-strip').waitFor()
  const links = await page.locator('main .day-coverage a.day-count').evaluateAll((all) =>
    all.map((a) => ({
      href: a.getAttribute('href')!,
      n: Number(a.textContent!.replace(/\D/g, '')),
      says: a.ariaLabel,
    })),
  )
  expect(links.length).toBeGreaterThan(5)
  for (const { href, n, says } of links) {
    await page.goto(stage.base + href)
    const foot = page.locator('.ledger-foot, main .day-head > .number').first()
    await foot.waitFor()
    expect((await foot.innerText()).match(/\d[\d,]*/)?.[0], `${says} ${href}`).toBe(String(n))
  }
  await visitNow(stage, '701', '周小燕')
  await page.goto(url('/visits'))
  await page.locator('.ledger-foot').waitFor()
  await picture(page, 'desk-visits')
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await picture(page, 'desk-visits')
  expect(pageErrors(page)).toEqual([])
  await page.close()
})

test('"/" goes to the search; areas, people and doors are found together, masked, and the search stands in the journal', async () => {
  const page = await stage.as('communityOfficer')
  await page.goto(url('/report'))
  await page.locator('main h1').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('陈志强')
  const people = page.getByRole('region', { name: '人员' })
  await people.getByText('陈**').waitFor()
  expect(await people.innerText()).not.toContain('志强')
  await picture(page, 'desk-find')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('查找', { exact: true }).fill('3-202')
  await page.getByRole('region', { name: '住户' }).getByText('3栋202室').waitFor()
  await page.getByLabel('查找', { exact: true }).fill('金碧')
  await page.getByRole('region', { name: '区域' }).getByText('金碧社区').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/coverage\?area=440112/)
  await stage.world.settle()
  const kinds = await stage.world.owner.transact(noFence, (tx) =>
    tx.query<{ kind: string }>(sql`select kind from journal where actor = ${stage.people.communityOfficer.account}`),
  )
  expect(kinds.map((line) => line.kind)).toContain('people.listed')
  expect(pageErrors(page)).toEqual([])
  await page.close()
})

test('a redivision of two steps is previewed, confirmed by two people and taken back by two', async () => {
  const [first, second] = await Promise.all([stage.as('commander'), stage.as('systemAdmin')])
  await first.goto(url('/redivisions'))
  await first.getByRole('button', { name: '拟一次调整' }).click()
  await first.getByLabel('标题').fill('金碧社区网格调整')
  await first.getByLabel(/从哪些区域/).fill(emptyGrid)
  await first.getByLabel(/调整成哪些区域/).fill('金碧东格')
  await first.getByRole('button', { name: '再加一步' }).click()
  const step = first.getByRole('group', { name: '第 2 步' })
  await step.getByLabel('做什么').selectOption({ label: '新设一个区域' })
  await step.getByLabel('新区域代码').fill('440112001999')
  await step.getByLabel('新区域名称').fill('金碧新社区')
  await picture(first, 'desk-redivision-draft')
  await first.getByRole('button', { name: '预览' }).click()
  await first.getByRole('button', { name: '确认', exact: true }).click()
  await first.getByText('您已确认').waitFor()
  await picture(first, 'desk-redivision-signed')
  await second.goto(url('/redivisions'))
  await second.getByRole('button', { name: /金碧社区网格调整/ }).click()
  await second.getByRole('button', { name: '第二人确认并执行' }).click()
  await second.getByRole('dialog').getByRole('button', { name: '第二人确认并执行' }).click()
  await second.getByText('已执行').waitFor()
  expect(await axe(second)).toEqual([])
  await second.getByRole('button', { name: '要求撤回' }).click()
  await second.getByRole('dialog').getByRole('button', { name: '要求撤回' }).click()
  await second.getByText('有人要求撤回').waitFor()
  await first.reload()
  await first.getByRole('button', { name: /金碧社区网格调整/ }).click()
  await first.getByRole('button', { name: '第二人确认撤回' }).click()
  await first.getByRole('dialog').getByRole('button', { name: '第二人确认撤回' }).click()
  await first.getByText('已撤回').waitFor()
  expect([...pageErrors(first), ...pageErrors(second)]).toEqual([])
  await first.close()
  await second.close()
})
