import { afterAll, beforeAll, expect, test } from 'vitest'
import { home, member, visit } from '@gridward/server/declarations/samples'
import { matchChanged } from '@gridward/server/people/index'
import { axe, pageErrors, picture } from './browser.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'
import { emptyGrid, grid } from './doors.ts'

let stage: DeskStage
let url: (path: string) => string
beforeAll(async () => {
  stage = await openDesk()
  url = (path) => `${stage.base}/desk${path}`
  await seen(grid, '1101', '欧阳海燕', { workplace: '第一小学', phone: '12000000021' })
  await seen(emptyGrid, '12', '歐陽海雁', { workplace: '第二小学', phone: '12000000021' })
  await seen(grid, '1102', '诸葛明', { birthDate: '1971-04-05' })
  await seen(grid, '1103', '诸葛铭', { birthDate: '1971-04-05' })
  await matchChanged(stage.world.house.db, stage.world.house.keys)
})
afterAll(() => stage?.close())

/** Somebody is met at a door; two who are alike become a pair. */
async function seen(area: string, room: string, name: string, more: object): Promise<void> {
  const at = new Date().toISOString()
  const item = visit(area, room, home(room, [member(name, { ...more })]), { observedAt: at, recordedAt: at })
  const reply = await stage.people.commander.post('/api/declarations/visits', { items: [item] })
  if (reply.code !== 200) throw new Error(reply.text)
}

test('pairs are decided and taken back with the keyboard alone', async () => {
  const page = await stage.as('communityOfficer')
  const { keyboard } = page
  await page.goto(url('/people/pairs'))
  const pair = page.locator('.pairs-facts')
  const queue = page.locator('.claims-queue li')
  await pair.waitFor()
  expect(await queue.count()).toBe(2)
  expect(await page.locator('main').innerText()).not.toMatch(/海燕|12000000021/)
  expect(await axe(page)).toEqual([])
  await picture(page, 'desk-pairs')

  const workplace = pair.locator('tr', { hasText: '第一小学' })
  if ((await workplace.count()) === 0) await keyboard.press('j')
  await workplace.waitFor()
  const digit = await workplace.locator('kbd').innerText()
  await keyboard.press(digit)
  await workplace.locator('td.pairs-chosen', { hasText: '第二小学' }).waitFor()
  await keyboard.press('s')
  await page.getByText('已合并，内容各有来源').waitFor()
  await page.locator('.claims-queue li').nth(1).waitFor({ state: 'hidden' })
  await pair.waitFor()
  await keyboard.press('d')
  await page.getByText('已记住不是同一个人').waitFor()
  await page.getByText('没有待核对的记录').waitFor()
  expect(await axe(page)).toEqual([])

  await page.getByRole('button', { name: '撤销上一步' }).press('Enter')
  await pair.waitFor()
  await keyboard.press('l')
  await page.getByText('已放到“以后再说”').waitFor()
  await page.getByRole('link', { name: '已合并' }).press('Enter')
  await pair.waitFor()
  expect(await axe(page)).toEqual([])
  await keyboard.press('u')
  await page.getByText('已撤销，重新等待核对').waitFor()
  await page.getByRole('link', { name: '待核对' }).press('Enter')
  await pair.locator('tr', { hasText: '第一小学' }).waitFor()
  expect(pageErrors(page)).toEqual([])
  await page.close()
})
