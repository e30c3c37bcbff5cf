import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'
import { home, member } from '@gridward/server/declarations/samples'
import { addWorker, declare, grid, password, plantDoors } from './doors.ts'

/** Everything that lies on the phone's shelf: a draft is there a moment after each stroke. */
const onPhone = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((done, fail) => {
        const opening = indexedDB.open('gridward-field')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('shelf').objectStore('shelf').getAll()
          all.onsuccess = () => done(JSON.stringify(all.result))
          all.onerror = () => fail(all.error)
        }
      }),
  )

describe('door rounds on a phone', () => {
  let world: World
  let open: TestBrowser
  let page: Page
  let base: string

  beforeAll(async () => {
    world = await openWorld(new Date().toISOString())
    setClock(undefined)
    await plantDoors(world)
    await addWorker(world, 'liang', '梁志强')
    await addWorker(world, 'chen', '陈美玲')
    await addWorker(world, 'wu', '吴建华', grid.slice(0, 12))
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
    open = await openBrowser()
    page = await open.newPage({ width: 390, height: 844, mobile: true })
    page.setDefaultTimeout(15_000)
  })
  afterAll(async () => {
    await open?.close()
    await world?.close()
  })

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const count = async (): Promise<number> => {
    const rows = await world.owner.transact(noFence, (tx) =>
      tx.one<{ n: number }>(
        sql`select count(*)::int as n from visit v join account a on a.id = v.account where a.login = 'liang'`,
      ),
    )
    return rows.n
  }
  const settled = (text: string) => page.getByText(text).first().waitFor()
  const toList = async () => {
    await page.goto(`${base}/field/rounds/${grid}`)
    await settled('金碧第一网格')
  }

  test('a worker signs in and sees the doors of the grid, the worst first', async () => {
    await page.goto(`${base}/field`)
    await page.getByLabel('账号').fill('liang')
    await page.getByLabel('密码').fill(password)
    await button('登录').click()
    await button(/入户摸排/).click()
    await settled('先去这几户')
    expect(await page.locator('.door-line').first().textContent()).toContain('3栋301室')
    await settled('另一人复访')
    await picture(page, 'field-list')
    expect(await axe(page)).toEqual([])
  })

  test('the page is ready to open without a network', async () => {
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.ready.then((r) => r.active?.state)), { timeout: 30_000 })
      .toBe('activated')
    await page.reload()
    await settled('金碧第一网格')
  })

  test('three doors without a network, the page opened again in between', async () => {
    await page.context().setOffline(true)
    await page.reload()
    await settled('先去这几户')
    await page.locator('.door-line', { hasText: '3栋301室' }).first().click()
    await picture(page, 'field-door')
    await button(/没人应门/).click()
    await settled('已记下 3栋301室')
    await picture(page, 'field-undo')

    await page.getByRole('searchbox').fill('wxm')
    await page.locator('.door-line').first().click()
    await picture(page, 'field-door-known')
    await button(/有人在家/).click()
    await page.getByLabel('王小明的体温').fill('365')
    expect(await page.getByLabel('王小明的体温').inputValue()).toBe('36.5')
    await picture(page, 'field-quick')
    expect(await axe(page)).toEqual([])
    await button('都好，没有变化').click()
    await settled('已记下 3栋201室')

    await page.reload()
    await settled('没有网络')
    await page.getByRole('searchbox').fill('10-101')
    await page.locator('.door-line').first().click()
    await button(/空户/).click()
    await settled('已记下 10栋101室')
    await picture(page, 'field-offline')
    expect(await count()).toBe(0)
  })

  test('a wrong tap is taken back and leaves nothing', async () => {
    await button('清空').click()
    await page.locator('.door-line', { hasText: '10栋102室' }).click()
    await button(/拒绝/).click()
    await settled('已记下 10栋102室')
    await button('撤销').click()
    await settled('3 条待上传')
  })

  test('what lies unsent for hours turns red, and work goes on', async () => {
    await page.clock.setFixedTime(Date.now() + 5 * 3_600_000)
    await page.reload()
    await settled('已有四个多小时没有上传')
    await settled('名单更新于5小时前')
    await picture(page, 'field-late')
    await page.clock.setFixedTime(Date.now())
    await page.reload()
    await settled('先去这几户')
  })

  test('back on the network everything is there once', async () => {
    await page.context().setOffline(false)
    await button('今天的记录').click()
    await button('立即同步').click()
    await settled('已全部上传')
    expect(await count()).toBe(3)
    await picture(page, 'field-sent')
    await page.reload()
    await settled('今天的记录')
    expect(await count()).toBe(3)
  })

  test('a new household: errors in plain words, nothing typed is lost, the way on is never shut', async () => {
    await toList()
    await page.locator('.door-line', { hasText: '3栋101室' }).click()
    await button(/有人在家/).click()
    await settled('第 1 步，共 3 步')
    await button('自住').click()
    await button('邻居').click()
    await page.getByLabel('申报人电话').fill('1380013')
    await button('下一步').click()
    await settled('处要改')
    await picture(page, 'field-form-error')
    expect(await axe(page)).toEqual([])
    await page.getByLabel('申报人姓名').fill('黄秀英')
    await page.getByLabel('申报人电话').fill('13800138000')
    await page.getByLabel('与被申报人的关系').fill('邻居')
    await expect.poll(() => onPhone(page)).toContain('"邻居"')
    await page.reload()
    await expect.poll(() => page.getByLabel('申报人姓名').inputValue()).toBe('黄秀英')
    await button('下一步').click()
    await settled('谁住在这里')
    await picture(page, 'field-roster')
    await button('添加一人').click()
    await button('下一步').click()
    await page.getByLabel('姓名', { exact: true }).fill('黄土生')
    await picture(page, 'field-form-top')
    await button('户主').click()
    await button('没有证件').click()
    await page.getByLabel('年', { exact: true }).first().fill('1941')
    await picture(page, 'field-form-person')
    await button('下一步').click()
    await settled('处要改')
    await button('先跳过，以后补').click()
    await settled('处没填好')
    await picture(page, 'field-check')
    expect(await axe(page)).toEqual([])
    await button('先这样保存，以后补').click()
    await settled('已记下 3栋101室')
  })

  test('what the server found is opened, corrected and sent again as a new record', async () => {
    await button('今天的记录').click()
    await button('立即同步').click()
    await settled('要您处理')
    await picture(page, 'field-to-fix')
    expect(await count()).toBe(4)
    await page.goBack()
    await button('有 1 条记录要您改正').click()
    await button('打开修改').click()
    await settled('第 1 步，共')
    expect(await page.getByLabel('申报人姓名').inputValue()).toBe('黄秀英')
    await button('下一步').click()
    await button('下一步').click()
    await button('没外出、没接触、没不适').click()
    await button('常住').click()
    await page.getByLabel('月', { exact: true }).first().fill('5')
    await page.getByLabel('日', { exact: true }).first().fill('2')
    await button('下一步').click()
    await settled('都填好了')
    await button('保存').click()
    await button('今天的记录').click()
    await button('立即同步').click()
    await settled('已全部上传')
    await expect.poll(() => page.getByText('要您处理').count()).toBe(0)
    expect(await count()).toBe(5)
  })

  test('a household that is on no list', async () => {
    await toList()
    await button('名单外的住户').click()
    await page.getByLabel('房号').fill('阁楼 1')
    await picture(page, 'field-new-door')
    await button('下一步').click()
    await button(/没人应门/).click()
    await settled('名单外')
    await page.getByRole('searchbox').fill('王力宏')
    await settled('没有找到')
    await picture(page, 'field-empty')
    await button('清空').click()
    await button(/全部/).click()
    await page.locator('.door-line', { hasText: '3栋401室' }).first().scrollIntoViewIfNeeded()
    await picture(page, 'field-long-names')
  })

  test('a door drawn for a second look has no short way', async () => {
    await toList()
    await page.locator('.door-line', { hasText: '另一人复访' }).first().click()
    await settled('请不看旧结果')
    await picture(page, 'field-second')
    expect(await axe(page)).toEqual([])
    await button(/有人在家/).click()
    await settled('第 1 步')
    await page.getByLabel('现住人数').fill('2')
    await page.goBack()
    await page.goBack()
    await settled('没填完')
    await picture(page, 'field-unfinished')
  })

  test('a door that is not there and a household that moved away are results, taken back or sent for the officer', async () => {
    await toList()
    await button('全部').click()
    await page.locator('.door-line', { hasText: '10栋102室' }).click()
    await button('查无此户').click()
    await settled('已记下 10栋102室：查无此户')
    await button('撤销').click()
    await expect.poll(() => page.getByText('已记下 10栋102室').count()).toBe(0)
    await page.locator('.door-line', { hasText: '3栋501室' }).click()
    await button('已搬走').click()
    await settled('已记下 3栋501室：已搬走')
    await button('今天的记录').click()
    await button('立即同步').click()
    await settled('已全部上传')
    const officer = await world.as('communityOfficer', grid.slice(0, 12))
    const tray = (await officer.get(`/api/declarations/tray?area=${grid.slice(0, 12)}`)).json.items
    expect(tray.map((line: { kind: string }) => line.kind)).toEqual(['moved'])
  })

  test('somebody who came back is registered at the door without a network, and stands in the ledger of key persons', async () => {
    await toList()
    await page.context().setOffline(true)
    await page.getByRole('searchbox').fill('201')
    await page.locator('.door-line').first().click()
    await button(/返乡登记/).click()
    await settled('谁刚从外地回来')
    await picture(page, 'field-returnee-who')
    expect(await axe(page)).toEqual([])
    await button('李秀英').click()
    await settled('第 1 步，共 5 步')
    await picture(page, 'field-returnee-person')
    await page.goBack()
    await settled('没填完的返乡登记')
    expect(await button('李秀英').count()).toBe(0)
    await button('接着填').click()
    await settled('第 1 步，共 5 步')
    await button('下一步').click()
    await page.getByLabel(/出发地（/).fill('湖北省武汉市')
    await picture(page, 'field-returnee-way')
    expect(await axe(page)).toEqual([])
    await button('+ 同行人').click()
    await page.getByLabel('同行人姓名').fill('同行甲')
    await picture(page, 'field-returnee-along')
    await page
      .getByRole('group', { name: /重点地区/ })
      .getByRole('button', { name: '是', exact: true })
      .click()
    await page.getByRole('group', { name: '离开重点地区的日期' }).getByRole('button', { name: '昨天' }).click()
    await button('下一步').click()
    await button('先跳过，以后补').click()
    await settled('现在的情况')
    await button('下一步').click()
    await button('先跳过，以后补').click()
    await button('下一步').click()
    await button('先跳过，以后补').click()
    await settled('处没填好')
    await picture(page, 'field-returnee-check')
    await button('先这样保存，以后补').click()
    await settled('已记下 3栋201室')
    await page.context().setOffline(false)
    await button('今天的记录').click()
    await button('立即同步').click()
    await settled('要您处理')
    const officer = await world.as('communityOfficer', grid.slice(0, 12))
    const key = (await officer.get(`/api/people?ledger=key&area=${grid}`)).json.items
    expect(key.map((person: { address: string }) => person.address)).toContain('3栋201室')
  })

  test("a resident's own declaration is looked at beside the register, corrected, refused with a reason, or entered", async () => {
    for (const [room, name] of [
      ['202', '陈志强'],
      ['601', '测试新'],
      ['602', '测试拒'],
    ] as const)
      await declare(world, grid, home(room, [member(name)], { declaredBy: 'self' }))
    await page.goto(`${base}/field`)
    await button(/待核申报/).click()
    await settled('3栋202室')
    await picture(page, 'field-claims')
    expect(await axe(page)).toEqual([])
    await page.locator('.door-line', { hasText: '3栋202室' }).click()
    await button(/陈志强/).waitFor()
    await picture(page, 'field-claim', { whole: true })
    expect(await axe(page)).toEqual([])
    await button(/陈志强/).click()
    await page.context().setOffline(true)
    await button('属实，入册').click()
    await settled('已记下 3栋202室：属实入册')
    await page.locator('.door-line', { hasText: '3栋601室' }).click()
    await settled('要联网才能打开')
    await picture(page, 'field-claim-offline')
    await page.context().setOffline(false)
    await button('回到待核申报').click()
    await page.locator('.door-line', { hasText: '3栋602室' }).click()
    await button('不采信').click()
    await button('确定不采信').click()
    await settled('请写一句原因')
    await picture(page, 'field-claim-reason')
    await page.getByLabel(/不采信的原因/).fill('门牌不存在')
    await button('确定不采信').click()
    await page.locator('.door-line', { hasText: '3栋601室' }).click()
    await button('更正后入册').click()
    await settled('第 1 步')
    await button('下一步').click()
    await button('下一步').click()
    await page.getByLabel('姓名', { exact: true }).fill('测试更正')
    await button('下一步').click()
    await button(/^保存$|先这样保存/).click()
    await settled('没有待核的申报')
    await page.goto(`${base}/field/queue`)
    await button('现在上传').click()
    await settled('已全部上传')
    const states = await world.owner.transact(noFence, (tx) =>
      tx.query<{ room: string; verdict: string }>(
        sql`select place->>'room' as room, verdict from submission where source = 'self' order by 1`,
      ),
    )
    expect(states).toEqual([
      { room: '202', verdict: 'asIs' },
      { room: '601', verdict: 'corrected' },
      { room: '602', verdict: 'rejected' },
    ])
    const found = await world.owner.transact(noFence, (tx) =>
      tx.query<{ name: string }>(sql`select name from person where name in ('测试新', '测试更正', '测试拒')`),
    )
    expect(found).toEqual([{ name: '测试更正' }])
  })

  test('the next person on the phone sees nothing of what this one has not sent', async () => {
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(`${base}/field`)
    await button('换人').click()
    await page.getByLabel('账号').fill('chen')
    await page.getByLabel('密码').fill(password)
    await button('登录').click()
    await button(/入户摸排/).click()
    await page.getByRole('searchbox').fill('202')
    await page.locator('.door-line').first().click()
    await settled('陈志强')
    expect(await page.getByText('没填完的表').count()).toBe(0)
    await page.goto(`${base}/field/rounds/sent`)
    await settled('今天还没有记录')
    await picture(page, 'field-nothing-sent')
    await page.goto(`${base}/field/rounds/help`)
    await settled('照常入户')
    await picture(page, 'field-help')
  })

  test('somebody with several grids has them all on the phone, and an empty one says so', async () => {
    const other = await open.newPage({ width: 390, height: 844, mobile: true })
    await other.goto(`${base}/field`)
    await other.getByLabel('账号').fill('wu')
    await other.getByLabel('密码').fill(password)
    await other.getByRole('button', { name: '登录' }).click()
    await other.getByRole('button', { name: /入户摸排/ }).click()
    await expect.poll(() => other.getByText('名单更新于').count()).toBe(2)
    await picture(other, 'field-grids')
    await other.getByRole('button', { name: /第二网格/ }).click()
    await other.getByText('这里没有住户').waitFor()
    await picture(other, 'field-empty-grid')
    expect(pageErrors(other)).toEqual([])
    await other.close()
  })

  test('nothing failed on the way', () => {
    expect(pageErrors(page)).toEqual([])
  })
})
