import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from '@gridward/contract/roles'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { axe, pageErrors, picture } from './browser.ts'
import { community, openDesk, visitNow, type DeskStage } from './desk-stage.ts'
import { grid } from './doors.ts'

let stage: DeskStage
let url: (path: string) => string
beforeAll(async () => {
  stage = await openDesk()
  url = (path) => `${stage.base}/desk${path}`
})
afterAll(() => stage?.close())

/** The page stands: its heading is there and nothing is being read any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main .loading'))
}

describe('every screen that a role may open', () => {
  const looked = new Set<string>()
  test.each(roleNames)('%s: from the menu, without an error and without a barrier', async (role) => {
    const page = await stage.as(role)
    await page.goto(url('/'))
    await settled(page)
    const links = await page.locator('#menu a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) {
      await page.locator(`#menu a[href="${link}"]`).click()
      await settled(page)
      expect(await page.locator('main .failed').allInnerTexts(), link).toEqual([])
      if (!looked.has(link)) expect(await axe(page), link).toEqual([])
      looked.add(link)
    }
    expect(pageErrors(page)).toEqual([])
    await page.close()
  })

  test('a page that a role may not open says so in a sentence', async () => {
    const page = await stage.as('supervisor')
    await page.goto(url('/rounds/keying'))
    await page.getByText('您的岗位没有这项权限').or(page.getByText('您的岗位没有打开这一页的权限')).waitFor()
    await page.close()
  })
})

describe("the first day's screens as pictures, wide and narrow", () => {
  const paths = async (): Promise<Record<string, string>> => {
    const { commander } = stage.people
    const [person] = (await commander.get('/api/people?ledger=key&limit=1')).json.items
    const [claim] = (await commander.get('/api/declarations/claims?limit=1')).json.items
    return {
      'desk-report': '/report',
      'desk-coverage': '/coverage',
      'desk-coverage-community': `/coverage?area=${community}`,
      'desk-households': `/coverage/households?area=${grid}`,
      'desk-household': `/households/${person.household}`,
      'desk-people': '/people',
      'desk-ledger': '/ledgers/key',
      'desk-ledger-same': '/ledgers/maybeSame',
      'desk-person': `/people/${person.id}`,
      'desk-claims': `/claims?id=${claim.id}`,
      'desk-tray': '/claims/tray',
      'desk-rounds': '/rounds',
      'desk-paper': '/rounds/paper',
      'desk-codes': `/rounds/codes?area=${grid}`,
      'desk-keying': '/rounds/keying',
      'desk-imports': '/imports',
      'desk-setup-people': '/setup?step=people',
    }
  }
  test.each([1440, 390])('%i wide: nothing sticks out, no barrier', async (width) => {
    const page = await stage.as('commander', width)
    for (const [name, path] of Object.entries(await paths())) {
      await page.goto(url(path))
      await settled(page)
      await picture(page, name)
      const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(sticksOut, name).toBeLessThanOrEqual(0)
      expect(await axe(page), name).toEqual([])
    }
    expect(pageErrors(page)).toEqual([])
    await page.close()
  })
})

describe('states of a screen', () => {
  test('while it is read it has the shape of what comes; when it fails it says what to do and tries again', async () => {
    const page = await stage.as('commander', 390)
    let answer = (): void => undefined
    const waiting = new Promise<void>((done) => (answer = done))
    await page.route('**/api/declarations/coverage*', async (route) => {
      await waiting
      await route.abort()
    })
    await page.goto(url('/coverage'))
    await page.locator('main .loading').waitFor()
    await picture(page, 'desk-coverage-loading')
    answer()
    // tried three times more before somebody is asked
    await page.locator('main .failed').waitFor({ timeout: 30_000 })
    await picture(page, 'desk-coverage-failed')
    expect(await axe(page)).toEqual([])
    await page.unroute('**/api/declarations/coverage*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('摸排覆盖率').waitFor()
    await page.close()
  })

  test('a long name breaks and pushes nothing aside; an empty list says why', async () => {
    const page = await stage.as('commander', 390)
    const found = await stage.people.commander.get(`/api/people?q=${encodeURIComponent('阿卜杜拉')}`)
    await page.goto(url(`/people/${found.json.items[0].id}`))
    await page.getByRole('button', { name: '查看完整信息' }).click()
    await page.getByRole('dialog').getByLabel('用途').fill('核对证件')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '阿卜杜拉·买买提·艾合买提江·吐尔逊' }).waitFor()
    await picture(page, 'desk-person-long')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await page.goto(url('/people?q=查无此人'))
    await page.getByText('没有找到。').waitFor()
    await picture(page, 'desk-people-empty')
    await page.close()
  })
})

describe('working at the desk', () => {
  test('coverage moves by itself when a household is visited', async () => {
    const page = await stage.as('communityOfficer')
    await page.goto(url('/coverage'))
    const visited = page.locator('.day-strip div', { hasText: '已入户' }).locator('dd')
    await visited.waitFor()
    const before = Number(await visited.innerText())
    await visitNow(stage, '701', '周小燕')
    await expect.poll(() => visited.innerText()).toBe(String(before + 1))
    await page.close()
  })

  test('a look behind the mask wants a purpose, which stands in the journal', async () => {
    const page = await stage.as('communityOfficer')
    const [line] = (await stage.people.commander.get(`/api/people?q=${encodeURIComponent('陈志强')}`)).json.items
    await page.goto(url(`/people/${line.id}`))
    await page.getByRole('heading', { name: '陈**' }).waitFor()
    await page.getByRole('button', { name: '查看完整信息' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '查看完整信息' }).click()
    await dialog.getByText('例如：联系就医').waitFor()
    await dialog.getByLabel('用途').fill('联系就医')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '陈志强' }).waitFor()
    await stage.world.settle()
    const looks = await stage.world.owner.transact(noFence, (tx) =>
      tx.query<{ content: { reason: string } }>(
        sql`select d.content from journal j join journal_detail d on d.id = j.id
          where j.kind = 'people.opened' and j.subject = ${line.id}`,
      ),
    )
    expect(looks.map((look) => look.content.reason)).toEqual(['联系就医'])
    await page.close()
  })

  test('a correction of a record that somebody else has just changed keeps what was typed', async () => {
    const { commander } = stage.people
    const [line] = (await commander.get(`/api/people?q=${encodeURIComponent('王小明')}`)).json.items
    const page = await stage.as('communityOfficer')
    await page.goto(url(`/people/${line.id}`))
    await page.getByRole('button', { name: '更正' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('工作单位').fill('区第一小学')
    await dialog.getByLabel('原因').fill('本人来电')
    const { version } = (await commander.get(`/api/people/${line.id}`)).json
    const other = {
      id: '01900000-0000-7000-8000-00000000c0de',
      version,
      reason: '核对',
      fields: { 'person.remark': '甲' },
    }
    expect((await commander.post(`/api/people/${line.id}/correct`, other)).code).toBe(200)
    await dialog.getByRole('button', { name: /提\s?交/ }).click()
    await dialog.getByText('这条记录刚被别人改过').waitFor()
    expect(await dialog.getByLabel('工作单位').inputValue()).toBe('区第一小学')
    await picture(page, 'desk-person-changed')
    await dialog.getByRole('button', { name: /提\s?交/ }).click()
    await page.getByRole('row', { name: /工作单位 区第一小学.*更正/ }).waitFor()
    await page.close()
  })

  test('a sheet is keyed without a mouse: code, letter, Enter; the last line is taken back', async () => {
    const sheet = await stage.people.communityOfficer.get(`/api/declarations/paper/round-sheet?area=${grid}`)
    const [first, second] = sheet.text.match(/[2-9A-Z]{3}-[2-9A-Z]{4}/g) ?? []
    const page = await stage.as('communityOfficer')
    await page.goto(url('/rounds/keying'))
    await page.getByLabel('入户人').fill('梁志强')
    await page.getByLabel('行码').focus()
    for (const [code, letter] of [
      [first, 'k'],
      [second, 'w'],
    ] as const) {
      await page.keyboard.type(code!)
      await page.locator('.keying-door').waitFor()
      await page.keyboard.press(letter)
      await page.keyboard.press('Enter')
    }
    await page.getByText('W 没人应').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('W 没人应').waitFor({ state: 'hidden' })
    await page.locator('.keying-lines li', { hasText: 'K 空户' }).getByText('已录入').waitFor()
    await picture(page, 'desk-keying-lines')
    expect(pageErrors(page)).toEqual([])
    await page.close()
  })

  test('claims are judged by their number on the keyboard, one after the other', async () => {
    const page = await stage.as('communityOfficer')
    await page.goto(url('/claims'))
    await page.getByText('还有 2 份').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: /3栋301室/ }).waitFor()
    await page.keyboard.press('3')
    await page.getByText('已转网格员上门核实。').waitFor()
    await page.getByRole('heading', { name: /3栋909室/ }).waitFor()
    await page.keyboard.press('4')
    await page.keyboard.type('不住在本网格')
    await page.keyboard.press('Enter')
    await page.getByText('已记为不采信。').waitFor()
    await page.getByText('还有 1 份').waitFor()
    expect(pageErrors(page)).toEqual([])
    await page.close()
  })

  test('what a worker sent for a grid that is not theirs waits for somebody, who says what was done', async () => {
    const page = await stage.as('communityOfficer')
    await page.goto(url('/claims/tray'))
    await page.getByRole('link', { name: /没有这个区域的授权/ }).click()
    await page.getByText('无人应答').waitFor()
    expect(await page.locator('.claims-panel').innerText()).not.toMatch(/noAnswer|observedAt|household/)
    await page.getByLabel('怎么处理的').fill('已电话核对，由本网格网格员重新上门')
    await picture(page, 'desk-tray-open')
    await page.getByRole('button', { name: '处理完毕' }).click()
    await page.getByText('没有需要人工处理的内容。').waitFor()
    expect(pageErrors(page)).toEqual([])
    await page.close()
  })

  test('lists go out as workbooks, in full only with a purpose', async () => {
    const page = await stage.as('communityOfficer')
    await page.goto(url('/ledgers/key'))
    const [masked] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ])
    expect(masked.suggestedFilename()).toMatch(/\.xlsx$/)
    await page.getByRole('button', { name: '导出完整信息' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('用途').fill('疾控中心流调')
    const [full] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: '下载 Excel' }).click(),
    ])
    expect(full.suggestedFilename()).toMatch(/\.xlsx$/)
    await page.close()
  })
})
