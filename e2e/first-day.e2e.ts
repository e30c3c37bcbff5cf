import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { addDays } from '@gridward/contract/days'
import type { ReportView } from '@gridward/contract/briefings'
import { figuresOf, rowsOf } from './story/tables.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { confirm, importExcel, invite, openClaim, reportOf, saveWorkbook } from './story/desk.ts'
import { declareOnPage, fillAtDoor, standing } from './story/household.ts'
import { narrow, ready, setStage, setupCode, type Stage } from './story/stage.ts'
import { pageErrors, picture } from './browser.ts'

const divisions = join(import.meta.dirname, '../demo/divisions')
const community = '440112003001'
const grid = `${community}001`
const doors = ['101', '102', '201', '202', '301']
const pin = '204817'
const residents = [
  { name: '赵敏', relation: '户主', born: '1990-01-05' },
  { name: '黄秀英', relation: '户主', born: '1951-08-19' },
] as const
/** Five listed doors: one told at the door, one declared, one refused, one silent, one not yet reached. */
const coverage = [
  ['已入户', 1],
  ['已申报', 1],
  ['拒访', 1],
  ['无人应答', 1],
  ['未摸排', 1],
] as const
const administrator = { name: '陈建国', login: 'chen', password: 'ying-gang-2020' }

describe('the first day of a district', () => {
  let stage: Stage
  let desk: Page
  let phone: Page
  let wall: Page
  /** Address of the page behind the QR. */
  let page: string
  let receipt: string
  let frozen: ReportView

  beforeAll(async () => {
    stage = await setStage()
    desk = await stage.device()
    phone = await stage.device(narrow)
  })
  // each step stands on the one before: what comes after a failure would only wait for nothing
  let failed = false
  beforeEach(({ skip }) => skip(failed, 'an earlier step failed'))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    failed = true
    for (const page of stage.pages)
      await page.screenshot({ path: `test-results/first-day-${stage.pages.indexOf(page)}.png` })
  })
  afterAll(() => stage?.close())

  const go = (path: string) => desk.goto(`${stage.url}${path}`)
  /** A big number of the wall. */
  const figure = (name: string) => wall.locator('.figure', { hasText: name }).locator('.figure-value').innerText()
  const knock = async (room: string, result: RegExp) => {
    await phone.getByRole('searchbox').fill(`1-${room}`)
    await phone
      .locator('.door-line', { hasText: `1栋${room}室` })
      .first()
      .click()
    await phone.getByRole('button', { name: result }).click()
  }

  test('an empty installation asks for the code of its terminal, the district and its administrator', async () => {
    await go('/desk')
    await desk.getByRole('heading', { name: '第一次使用：建立本区' }).waitFor()
    await desk.getByLabel('启用码').fill(await setupCode(stage))
    await desk.getByLabel('区（县）或指挥部名称').fill('黄埔区')
    await desk.getByLabel('区划代码').fill('440112')
    await desk.getByLabel('管理员姓名').fill(administrator.name)
    await desk.getByLabel('登录账号').fill(administrator.login)
    await desk.getByLabel('密码').fill(administrator.password)
    await picture(desk, 'day-set-up')
    await desk.getByRole('button', { name: '建立本区' }).click()
    await desk.getByRole('heading', { name: '导入区划' }).waitFor()
  })

  test('the official division file is looked at, confirmed and accounted for', async () => {
    await desk.locator('#division-file').setInputFiles(join(divisions, 'divisions.csv'))
    await desk.getByText('街镇 17 个：新增 17').waitFor()
    await desk.getByText('村（社区）167 个：新增 167').waitFor()
    await picture(desk, 'day-divisions')
    await desk.getByRole('button', { name: /确认写入/ }).click()
    await desk.getByText('已导入：17 个街镇，167 个村（社区）。').waitFor()
    await desk.getByRole('button', { name: '下一步' }).click()
  })

  test('one outline draws every area; grids are divided in bulk', async () => {
    await desk.locator('#outline-area').fill('440112')
    await desk.locator('#outline-file').setInputFiles(join(divisions, 'boundaries/440112_huangpu.geojson'))
    await desk.getByText(/已按边界画出 \d+ 个区域/).waitFor()
    await desk.getByRole('button', { name: '下一步' }).click()
    await desk.locator('#grid-by').selectOption('each')
    await desk.locator('#grid-count').fill('2')
    await desk.getByRole('button', { name: '先看结果' }).click()
    await desk.getByRole('button', { name: '划分 334 个网格' }).click()
    await desk.getByText('已划分 334 个网格。').waitFor()
  })

  test('a baseline and a list of doors come from Excel, with a preview and a receipt that adds up', async () => {
    const counted = { 来源: '综治平台', 统计日期: '2020-01-20' }
    const baseline = [
      { '村（社区）': '莺岗社区居民委员会', 户数: 5, 人数: 9, ...counted },
      { '村（社区）': '天虹社区居民委员会', 户数: 1200, 人数: 3100, ...counted },
    ]
    expect(await importExcel(desk, stage.url, /户数和人数/, baseline)).toEqual(['2', '2', '0', '0'])
    const listed = doors.map((room) => ({
      '村（社区）': '莺岗社区居民委员会',
      网格: '莺岗第1网格',
      楼栋: '1',
      房号: room,
    }))
    expect(await importExcel(desk, stage.url, /门牌清单/, listed)).toEqual(['5', '5', '0', '0'])
  })

  test('a round is opened, a QR made for its grid', async () => {
    await go('/desk/rounds')
    await desk.getByRole('button', { name: '开启新一轮' }).click()
    await desk.getByLabel('名称').fill('第一轮入户摸排')
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /开\s?启/ })
      .click()
    await desk.getByText('已开启。').waitFor()
    await go(`/desk/rounds/codes?area=${grid}`)
    await desk.getByPlaceholder(/地点名称/).fill('春晓花园 1 号楼')
    await desk.getByRole('button', { name: '为这个地点生成' }).click()
    page = await desk
      .getByRole('row', { name: /春晓花园/ })
      .getByRole('cell', { name: /\/p\// })
      .innerText()
    expect(page).toMatch(/\/p\/[2-9A-Z]{10}$/)
  })

  test('a grid worker is invited and joins on the own phone', async () => {
    const code = await invite(desk, stage.url, { name: '梁志强', role: '网格员', area: grid })
    await phone.goto(`${stage.url}/field/join#${code}`)
    await phone.getByText('梁志强').waitFor()
    await phone.getByLabel('个人口令（6 位数字）').fill(pin)
    await phone.getByLabel('再输一遍').fill(pin)
    await phone.getByRole('button', { name: '加入' }).click()
    await phone.getByRole('button', { name: /入户摸排/ }).click()
    await phone.getByText('莺岗第1网格').first().waitFor()
    expect(await phone.locator('.rounds-section .door-line').count()).toBeGreaterThanOrEqual(doors.length)
    await picture(phone, 'day-field')
  })

  test('the wall of headquarters stands at nothing visited', async () => {
    wall = await desk.context().newPage()
    stage.pages.push(wall)
    await wall.goto(`${stage.url}/screen`)
    await wall.getByText('实时更新').waitFor()
    await expect.poll(() => figure('今日入户')).toBe('0')
  })

  test('three doors without a network: a household of two, a refusal, nobody; the page opened again in between', async () => {
    await ready(phone)
    await phone.context().setOffline(true)
    await knock('101', /有人在家/)
    await fillAtDoor(phone, [
      { name: '王小明', relation: '户主', born: '1985-03-02' },
      { name: '李秀英', relation: '配偶', born: '1987-11-20' },
    ])
    await phone.getByRole('button', { name: '保存', exact: true }).click()
    await phone.getByText('已记下 1栋101室').waitFor()
    await phone.reload()
    await phone.getByText('没有网络').first().waitFor()
    await knock('102', /拒绝/)
    await phone.getByText('已记下 1栋102室').waitFor()
    await knock('201', /没人应门/)
    await phone.getByText('已记下 1栋201室').waitFor()
    await phone.getByRole('button', { name: '清空' }).click()
    await picture(phone, 'day-field-offline')
    expect(await figure('今日入户')).toBe('0')
  })

  test('back on the network the doors are there, and the wall shows them by itself', async () => {
    await phone.context().setOffline(false)
    await phone.getByRole('button', { name: '今天的记录' }).click()
    await phone.getByRole('button', { name: '立即同步' }).click()
    await phone.getByText('已全部上传').first().waitFor()
    await expect.poll(() => figure('今日入户')).toBe('3')
  })

  test('residents declare themselves behind the QR, with and without JavaScript, and see where it stands', async () => {
    const resident = await stage.device(narrow)
    await resident.goto(page)
    await picture(resident, 'day-public')
    receipt = await declareOnPage(resident, { building: '1', room: '202' }, residents[0])
    await picture(resident, 'day-receipt')
    expect(await standing(resident, stage.url, receipt)).toContain('等网格员核实')
    const plain = await stage.device({ ...narrow, javaScript: false })
    await plain.goto(page)
    const second = await declareOnPage(plain, { building: '1', room: '909' }, residents[1])
    expect(second).not.toBe(receipt)
    expect(await standing(plain, stage.url, second)).toContain('等网格员核实')
  })

  test('an officer of the desk takes a claim into the register, and its author reads so', async () => {
    await openClaim(desk, stage.url, grid, '1栋202室')
    await picture(desk, 'day-claims')
    await desk.getByRole('button', { name: /属实入册/ }).click()
    await desk.getByText('已入册。').waitFor()
    const resident = await stage.device(narrow)
    expect(await standing(resident, stage.url, receipt)).toContain('已核实并登记')
    await expect.poll(() => figure('摸排覆盖率')).not.toBe('0%')
  })

  test('coverage says how many of the doors are done, beside the baseline, and each number opens its doors', async () => {
    await go(`/desk/coverage?area=${community}`)
    await desk.getByText('来源：综治平台').waitFor()
    for (const [name, n] of coverage) await desk.getByLabel(`${name} ${n}`, { exact: true }).waitFor()
    await picture(desk, 'day-coverage')
    await desk.getByLabel('拒访 1', { exact: true }).click()
    await desk.getByText('1栋102室').waitFor()
    expect(await desk.getByText('1栋101室').count()).toBe(0)
  })

  test('communities confirm their day, one of them a nil report', async () => {
    await phone.context().setOffline(true)
    await phone.goBack()
    await knock('301', /没人应门/)
    await phone.getByText('已记下 1栋301室').waitFor()
    await go('/desk/report')
    await confirm(desk, '莺岗社区居民委员会', { nil: false })
    await confirm(desk, '天虹社区居民委员会', { nil: true })
    await desk.getByText('缺报 165 / 167 个社区（村）').waitFor()
  })

  test('the day is frozen, and those who did not confirm are named in it', async () => {
    await desk.getByRole('button', { name: '定稿', exact: true }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText('港湾北社区居民委员会').waitFor()
    await dialog.getByLabel('带缺报定稿，缺报单位列入日报').check()
    await dialog.getByLabel(/提前定稿的理由/).fill('演练')
    await picture(desk, 'day-freeze')
    await dialog.getByRole('button', { name: '确定定稿' }).click()
    await desk.getByText('第 1 期 · 已定稿').waitFor()
    await desk.getByText('定稿时缺报 165 个社区（村）').waitFor()
    frozen = await reportOf(desk, stage.url)
    expect(frozen.totals).toMatchObject({ visits: 3, 'coverage.visited': 1, 'coverage.refused': 1 })
  })

  test('a visit that reaches the server afterwards changes nothing in the frozen day and is its correction', async () => {
    await phone.context().setOffline(false)
    await phone.getByRole('button', { name: '今天的记录' }).click()
    await phone.getByRole('button', { name: '立即同步' }).click()
    await phone.getByText('已全部上传').first().waitFor()
    await phone.getByText('共 4 条，0 条还在手机里').waitFor()
    await desk.getByPlaceholder('查找社区（村）').fill('莺岗')
    await desk.getByRole('row', { name: /莺岗社区居民委员会.*定稿后 \+1/ }).scrollIntoViewIfNeeded()
    expect((await reportOf(desk, stage.url)).totals).toEqual(frozen.totals)
    await picture(desk, 'day-frozen')
    await go(`/desk/report?day=${addDays(frozen.day, 1)}`)
    await desk.getByRole('row', { name: /待编号.*莺岗社区居民委员会.*上门.*\+1/ }).waitFor()
  })

  test('the workbook of the next report names the correction, that of the frozen one holds what it says', async () => {
    const next = await saveWorkbook(desk, join(stage.folder, 'next.xlsx'))
    const [, correction] = await rowsOf(next, 1)
    expect(correction).toEqual([0, { day: frozen.day, time: null }, '莺岗社区居民委员会', '今日上门', 1])
    await go('/desk/report')
    await desk.getByText('第 1 期 · 已定稿').waitFor()
    const path = await saveWorkbook(desk, join(stage.folder, 'report.xlsx'))
    expect(await rowsOf(path, 0)).toEqual(figuresOf(frozen))
    expect((await rowsOf(path, 2)).slice(1)).toEqual(frozen.missing.map(({ area, name }) => [area, name]))
  })

  test('no page threw an error', () => {
    for (const page of stage.pages) expect(pageErrors(page)).toEqual([])
  })
})
