import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { narrow, setStage, setupCode, type Stage } from './story/stage.ts'
import { pageErrors, picture } from './browser.ts'

const divisions = join(import.meta.dirname, '../demo/divisions')
const administrator = { name: '陈建国', login: 'chen', password: 'ying-gang-2020' }

describe('the first day of a district', () => {
  let stage: Stage
  let desk: Page
  let phone: Page

  beforeAll(async () => {
    stage = await setStage()
    desk = await stage.device()
    phone = await stage.device(narrow)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const page of stage.pages)
      await page.screenshot({ path: `test-results/first-day-${stage.pages.indexOf(page)}.png` })
  })
  afterAll(() => stage?.close())

  const go = (path: string) => desk.goto(`${stage.url}${path}`)

  test('an empty installation asks for the code of its terminal, the district and its administrator', async () => {
    await go('/desk')
    await desk.getByRole('heading', { name: '第一次使用：建立本区' }).waitFor()
    await desk.getByLabel('启用码').fill(await setupCode(stage))
    await desk.getByLabel('区（县）或指挥部名称').fill('黄埔区')
    await desk.getByLabel('区划代码').fill('440112')
    await desk.getByLabel('管理员姓名').fill(administrator.name)
    await desk.getByLabel('登录账号').fill(administrator.login)
    await desk.getByLabel('密码').fill(administrator.password)
    await picture(desk, 'set-up')
    await desk.getByRole('button', { name: '建立' }).click()
    await desk.getByRole('heading', { name: '区划与边界' }).waitFor()
  })

  test('the official division file is looked at, confirmed and accounted for', async () => {
    await desk.locator('#division-file').setInputFiles(join(divisions, 'divisions.csv'))
    await desk.getByText('街镇 17 个：新增 17').waitFor()
    await desk.getByText('村（社区）167 个：新增 167').waitFor()
    await picture(desk, 'divisions')
    await desk.getByRole('button', { name: /确认写入/ }).click()
    await desk.getByText('已导入：17 个街镇，167 个村（社区）。').waitFor()
  })

  test('one outline draws every area; grids are divided in bulk', async () => {
    await desk.locator('#outline-area').fill('440112')
    await desk.locator('#outline-file').setInputFiles(join(divisions, 'boundaries/440112_huangpu.geojson'))
    await desk.getByText(/已按边界画出 \d+ 个区域/).waitFor()
    await desk.locator('#grid-by').selectOption('each')
    await desk.locator('#grid-count').fill('2')
    await desk.getByRole('button', { name: '先看结果' }).click()
    await desk.getByRole('button', { name: '划分 334 个网格' }).click()
    await desk.getByText('已划分 334 个网格。').waitFor()
  })

  test('no page threw an error', () => {
    for (const page of [desk, phone]) expect(pageErrors(page)).toEqual([])
  })
})
