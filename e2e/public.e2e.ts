import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantAreas } from '@gridward/server/harness/areas'
import { openWorld, type Person, type World } from '@gridward/server/harness/world'
import { home, member, number, visit } from '@gridward/server/declarations/samples'
import { setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { axe, openBrowser, pageErrors, picture, type TestBrowser } from './browser.ts'

const grid = '440112001003001'
let world: World
let open: TestBrowser
let base: string
let code: string
let worker: Person
let officer: Person

beforeAll(async () => {
  world = await openWorld(new Date().toISOString())
  setClock(undefined)
  await plantAreas(world.owner, world.district, [grid, '440112001003002'], { [grid]: '金碧第一网格' })
  await world.owner.transact(noFence, (tx) => tx.run(sql`update district set demo = true`))
  officer = await world.as('communityOfficer', '440112001003')
  worker = await world.as('gridWorker', grid)
  code = (await officer.post('/api/declarations/codes', { area: grid })).json[0].code
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  open = await openBrowser()
})
afterAll(async () => {
  await open?.close()
  await world?.close()
})

const claims = async (): Promise<{ items: { id: string; address: string }[]; total: number }> => {
  await world.settle()
  return (await worker.get(`/api/declarations/claims?area=${grid}`)).json
}

async function fillHome(page: Page, room: string): Promise<void> {
  await page.getByLabel('楼栋').fill('7')
  await page.getByLabel('房号').fill(room)
  await page.getByLabel('自住').check()
}

async function fillPerson(page: Page, name: string, serial: number): Promise<void> {
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByLabel('与户主关系').selectOption({ label: serial % 2 ? '户主' : '配偶' })
  await page.getByLabel('证件类型').selectOption({ label: '居民身份证' })
  await page.getByLabel('证件号码').fill(number(serial))
  await page.getByLabel('常住').check()
  for (const group of ['14 天内是否离开过本市', '14 天内是否在疫情重点地区停留过', '14 天内是否接触过']) {
    await page
      .getByRole('group', { name: new RegExp(group) })
      .getByLabel('否', { exact: true })
      .check()
  }
  await page.getByLabel('没有症状').check()
}

const go = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const receiptOn = (page: Page): Promise<string> => page.locator('.receipt').innerText()

/** Nothing is wider than the screen, and every target is large enough for a thumb. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
}

describe.each([
  { javaScript: false, how: 'without' },
  { javaScript: true, how: 'with' },
])('a household declared $how JavaScript', ({ javaScript }) => {
  const name = javaScript ? 'public-script' : 'public-plain'
  const room = javaScript ? '302' : '301'
  let page: Page
  let receipt: string

  beforeAll(async () => {
    page = await open.newPage({ width: 390, height: 844, mobile: true, javaScript })
    page.setDefaultTimeout(10_000)
  })
  afterAll(() => page?.close())

  test('the first page says what it is for, who sees it, and that this is a demonstration', async () => {
    await page.goto(`${base}/p/${code}`)
    await page.getByRole('heading', { name: '疫情防控信息申报' }).waitFor()
    expect(await page.textContent('main')).toContain('公示满 30 天就删除')
    expect(await page.textContent('.demo')).toContain('演示')
    await picture(page, `${name}-form`, { whole: true })
    if (javaScript) expect(await axe(page)).toEqual([])
    await fits(page)
    const start = page.getByRole('link', { name: '我家的情况' })
    expect((await start.boundingBox())!.y).toBeLessThan(760)
    await start.click()
    await page.getByText('第 1 步').waitFor()
    await picture(page, `${name}-home`, { whole: true })
  })

  test('what is missing is named on top, leads to its field, and nothing typed is lost', async () => {
    await page.getByLabel('楼栋').fill('7')
    await go(page, /^继续$|^填好了/)
    const summary = page.locator('.summary.alert')
    await summary.waitFor()
    expect(await summary.textContent()).toContain('房号')
    expect(await page.getByLabel('楼栋').inputValue()).toBe('7')
    await picture(page, `${name}-error`)
    await summary.getByRole('link', { name: /房号/ }).click()
    expect(page.url()).toContain('#f-room')
    if (javaScript) expect(await axe(page)).toEqual([])
  })

  test('another language keeps what is typed', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'My home' }).waitFor()
    expect(await page.getByLabel('Building').inputValue()).toBe('7')
    await page.getByRole('button', { name: '简体中文' }).click()
    await page.getByText('第 1 步').waitFor()
  })

  test('two people step by step, back and forth, then everything once more', async () => {
    await fillHome(page, room)
    await go(page, '继续')
    await page.getByRole('heading', { name: '第 1 人', exact: true }).waitFor()
    await picture(page, `${name}-person`, { whole: true })
    await fillPerson(page, '刘一手', javaScript ? 51 : 41)
    await go(page, '再填一个人')
    await page.getByRole('heading', { name: '第 2 人', exact: true }).waitFor()
    await go(page, '返回上一步')
    await page.getByRole('heading', { name: '第 1 人', exact: true }).waitFor()
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('刘一手')
    await go(page, '继续')
    await page.getByRole('heading', { name: '第 2 人', exact: true }).waitFor()
    await fillPerson(page, '王小花', javaScript ? 52 : 42)
    await go(page, '填好了，去核对')
    await page.getByRole('heading', { name: '核对并提交' }).waitFor()
    const seen = await page.textContent('main')
    for (const text of ['7', room, '刘一手', '王小花', '没有症状']) expect(seen).toContain(text)
    await picture(page, `${name}-check`, { whole: true })
    if (javaScript) expect(await axe(page)).toEqual([])
    await fits(page)
  })

  test('is received once, with a code that shows where it stands', async () => {
    await page.getByRole('button', { name: '提交' }).dblclick()
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor()
    receipt = await receiptOn(page)
    await picture(page, `${name}-receipt`, { whole: true })
    if (javaScript) expect(await axe(page)).toEqual([])
    await fits(page)
    const mine = (await claims()).items.filter((claim) => claim.address === `7栋${room}室`)
    expect(mine).toHaveLength(1)
  })

  test('can be corrected by its code, and taken back', async () => {
    await page.goto(`${base}/p/receipt`)
    await page.getByLabel('请输入回执码').fill('ABCD-EFGH')
    await go(page, '查看')
    await page.getByText('没有找到这个回执码').first().waitFor()
    await picture(page, `${name}-receipt-unknown`)
    await page.getByLabel('请输入回执码').fill(receipt.toLowerCase())
    await go(page, '查看')
    await page.getByText('已收到，等网格员核实').waitFor()
    await picture(page, `${name}-state`)
    await go(page, '更正内容')
    await page.getByLabel('房号').fill(`${room}1`)
    await go(page, '继续')
    await page.getByRole('heading', { name: '第 1 人', exact: true }).waitFor()
    await go(page, '继续')
    await page.getByRole('heading', { name: '第 2 人', exact: true }).waitFor()
    await go(page, '填好了，去核对')
    await page.getByRole('heading', { name: '核对并提交' }).waitFor()
    await go(page, '提交')
    await page.getByText('更正已经收到').waitFor()
    expect((await claims()).items.map((claim) => claim.address)).toContain(`7栋${room}1室`)
    expect((await claims()).items.map((claim) => claim.address)).not.toContain(`7栋${room}室`)
    await page.goto(`${base}/p/receipt`)
    await page.getByLabel('请输入回执码').fill(receipt)
    await go(page, '查看')
    await go(page, '撤回这次申报')
    await page.getByText('确定撤回吗').waitFor()
    await go(page, '撤回这次申报')
    await page.getByText('已撤回').waitFor()
    expect((await claims()).items.map((claim) => claim.address)).not.toContain(`7栋${room}1室`)
  })

  test('nothing on these pages throws', () => expect(pageErrors(page)).toEqual([]))
})

test('the script hides questions that do not concern the person and sends nothing of them', async () => {
  const page = await open.newPage({ width: 390, height: 844, mobile: true })
  await page.goto(`${base}/p/${code}?form=resident-survey`)
  expect(await page.getByLabel('申报人姓名').isVisible()).toBe(false)
  await page.getByLabel('由谁申报').selectOption({ label: '邻居' })
  expect(await page.getByLabel('申报人姓名').isVisible()).toBe(true)
  await page.close()
})

test('a network that is away for a moment costs nothing that was typed', async () => {
  const page = await open.newPage({ width: 390, height: 844, mobile: true })
  await page.goto(`${base}/p/${code}?form=resident-survey`)
  await fillHome(page, '808')
  await page.context().setOffline(true)
  await go(page, '继续')
  await page.getByText('填写的内容都还在').waitFor()
  await picture(page, 'public-offline')
  await page.context().setOffline(false)
  await go(page, '继续')
  await page.getByRole('heading', { name: '第 1 人', exact: true }).waitFor()
  await page.close()
})

test('a form that was left is there again, and is forgotten once it was sent or cleared', async () => {
  const page = await open.newPage({ width: 390, height: 844, mobile: true })
  page.setDefaultTimeout(10_000)
  await page.goto(`${base}/p/${code}?form=resident-survey`)
  await fillHome(page, '901')
  await go(page, '继续')
  await page.getByLabel('姓名', { exact: true }).fill('刘九一')
  await page.goto(`${base}/p/${code}`)
  await page.getByRole('link', { name: '我家的情况' }).click()
  await page.getByText('刚才填的内容都在').waitFor()
  expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('刘九一')
  await picture(page, 'public-brought-back')
  expect(await axe(page)).toEqual([])
  await go(page, '清空，重新填')
  await page.getByText('第 1 步').waitFor()
  expect(await page.getByLabel('房号').inputValue()).toBe('')
  await fillHome(page, '901')
  await go(page, '继续')
  await fillPerson(page, '刘九一', 61)
  await go(page, '填好了，去核对')
  await go(page, '提交')
  await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await page.close()
})

test.each([{ javaScript: true }, { javaScript: false }])(
  'a date is three fields with names, and a half one is named (JavaScript: $javaScript)',
  async ({ javaScript }) => {
    const page = await open.newPage({ width: 390, height: 844, mobile: true, javaScript, locale: 'en-US' })
    page.setDefaultTimeout(10_000)
    await page.goto(`${base}/p/${code}?form=returnee&lang=zh-CN`)
    await page.getByLabel('姓名', { exact: true }).fill('刘归来')
    await page.getByLabel('证件类型').selectOption({ label: '没有证件' })
    await page.getByLabel('年', { exact: true }).fill('1941')
    await go(page, '继续')
    await page.locator('.summary.alert').waitFor()
    expect(await page.getByLabel('年', { exact: true }).inputValue()).toBe('1941')
    await picture(page, `public-date-${javaScript ? 'script' : 'plain'}`, { whole: true })
    if (javaScript) expect(await axe(page)).toEqual([])
    await page.getByLabel('月', { exact: true }).fill('5')
    await page.getByLabel('日', { exact: true }).fill('2')
    await go(page, '继续')
    await page.getByRole('heading', { name: '来的路上' }).waitFor()
    await picture(page, `public-way-${javaScript ? 'script' : 'plain'}`, { whole: true })
    await fits(page)
    await page.close()
  },
)

test.each([{ javaScript: true }, { javaScript: false }])(
  'a resident asks for help with the receipt code and says whether it came (JavaScript: $javaScript)',
  async ({ javaScript }) => {
    const name = `public-help-${javaScript ? 'script' : 'plain'}`
    const page = await open.newPage({ width: 390, height: 844, mobile: true, javaScript })
    page.setDefaultTimeout(10_000)
    await page.goto(`${base}/p/${code}?form=resident-survey`)
    await fillHome(page, javaScript ? '1201' : '1202')
    await go(page, '继续')
    await fillPerson(page, '刘求助', javaScript ? 71 : 73)
    await go(page, '填好了，去核对')
    await go(page, '提交')
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor()
    const receipt = await receiptOn(page)
    await go(page, '要帮助，看进展')
    await page.getByRole('heading', { name: '需要帮助' }).waitFor()
    await picture(page, name, { whole: true })
    await go(page, '发出')
    await page.locator('.summary.alert').waitFor()
    await picture(page, `${name}-error`)
    if (javaScript) expect(await axe(page)).toEqual([])
    await page.getByLabel('买药、送药').check()
    await page.getByLabel('请说明白些').fill('降压药只够吃两天')
    await page.getByRole('button', { name: '发出' }).dblclick()
    await page.getByText('已经收到，正在转给').first().waitFor()
    await picture(page, `${name}-sent`, { whole: true })
    const mine = (await worker.get('/api/calls')).json.items.filter(
      (one: { state: string }) => one.state !== 'verified',
    )
    expect(mine).toHaveLength(1)
    await worker.post(`/api/calls/${mine[0].id}/accept`, {})
    await worker.post(`/api/calls/${mine[0].id}/answer`, { text: '药已放在门口' })
    await page.goto(`${base}/p/help`)
    await page.getByLabel('请输入回执码').fill('ABCD-EFGH')
    await go(page, '继续')
    await page.getByText('没有找到这个回执码').first().waitFor()
    await page.getByLabel('请输入回执码').fill(receipt)
    await go(page, '继续')
    await page.getByText('答复：药已放在门口').waitFor()
    await picture(page, `${name}-answered`, { whole: true })
    if (javaScript) expect(await axe(page)).toEqual([])
    await fits(page)
    await page.getByLabel('办好了', { exact: true }).check()
    await page.getByLabel('满意', { exact: true }).check()
    await go(page, '提交意见')
    await page.getByText('您的评价：满意').waitFor()
    expect(pageErrors(page)).toEqual([])
    await page.close()
  },
)

test('where a place has several estates the first question is which, and a new one has a field of its own', async () => {
  const many = '440112001003002'
  const keeper = await world.as('gridWorker', many)
  const doors = ['金碧花园东苑', '金碧花园西苑（含临街商铺楼上住户）'].flatMap((estate) =>
    ['101', '102', '103'].map((room) =>
      visit(many, room, null, { result: 'noAnswer', place: { estate, building: '7', room } }),
    ),
  )
  await keeper.post('/api/declarations/visits', { items: doors })
  const [poster] = (await officer.post('/api/declarations/codes', { area: many })).json
  const page = await open.newPage({ width: 390, height: 844, mobile: true })
  page.setDefaultTimeout(10_000)
  await page.goto(`${base}/p/${poster.code}?form=resident-survey`)
  await page.getByRole('group', { name: '您住在哪个小区' }).waitFor()
  await fillHome(page, '103')
  await go(page, '继续')
  await page.locator('.summary.alert').getByText('您住在哪个小区').waitFor()
  await picture(page, 'public-estates', { whole: true })
  expect(await axe(page)).toEqual([])
  await fits(page)
  expect(await page.getByLabel('小区名称').isVisible()).toBe(false)
  await page.getByLabel('不在上面').check()
  expect(await page.getByLabel('小区名称').isVisible()).toBe(true)
  await page.getByLabel('金碧花园东苑').check()
  await go(page, '继续')
  await page.getByRole('heading', { name: '第 1 人', exact: true }).waitFor()
  await page.close()
})

test('on a wide screen the same pages keep their lines short and nothing is cut', async () => {
  const page = await open.newPage({ width: 1440, height: 900 })
  page.setDefaultTimeout(10_000)
  await page.goto(`${base}/p/${code}`)
  await picture(page, 'public-start')
  await fits(page)
  await page.getByRole('link', { name: '刚从外地回来' }).click()
  await go(page, '继续')
  await page.locator('.summary.alert').waitFor()
  await picture(page, 'public-error')
  await page.goto(`${base}/p/help`)
  await picture(page, 'public-help-code')
  expect(await axe(page)).toEqual([])
  await page.goto(`${base}/p/receipt`)
  await picture(page, 'public-receipt-code')
  await page.close()
})

test('the form works on a screen of 320 pixels, in traditional characters, and with a long name of a place', async () => {
  const page = await open.newPage({ width: 320, height: 640, mobile: true, locale: 'zh-HK' })
  await page.goto(`${base}/p/${code}?form=returnee`)
  await page.getByText('第 1 步，共 4 步').waitFor()
  await fits(page)
  await picture(page, 'public-narrow', { whole: true })
  await page.close()
})

test('the first load is at most 20 KiB compressed, everything together under 100 KB', async () => {
  const page = await open.newPage({ width: 390, height: 844, mobile: true })
  const bodies: Buffer[] = []
  const waiting: Promise<void>[] = []
  page.on('response', (response) => void waiting.push(response.body().then((body) => void bodies.push(body))))
  await page.goto(`${base}/p/${code}`, { waitUntil: 'networkidle' })
  await Promise.all(waiting)
  expect(bodies.length).toBeGreaterThanOrEqual(3)
  expect(bodies.reduce((n, body) => n + gzipSync(body).length, 0)).toBeLessThanOrEqual(20 * 1024)
  expect(bodies.reduce((n, body) => n + body.length, 0)).toBeLessThan(100_000)
  await page.close()
})

test('a code that was torn off, and an address that does not exist, are answered in words', async () => {
  const page = await open.newPage({ width: 390, height: 844, mobile: true })
  await page.goto(`${base}/p/ABCDEFGHJK`)
  await page.getByRole('heading', { name: '这个二维码不能用了' }).waitFor()
  await picture(page, 'public-ended')
  await page.goto(`${base}/p/x/y/z`)
  expect(await page.textContent('body')).not.toContain('{')
  await page.goto(`${base}/p/${code}?people=many`)
  expect(await page.textContent('body')).not.toContain('"code"')
  await page.close()
})

describe('on paper', () => {
  let page: Page
  beforeAll(async () => {
    const rooms = Array.from({ length: 30 }, (_, i) => `${1 + Math.floor(i / 4)}0${1 + (i % 4)}`)
    const names = ['张三', '欧阳慕容诗涵', '阿卜杜拉·买买提·艾合买提江', '李秀英']
    const items = rooms.map((room, i) =>
      i % 5 === 4
        ? visit(grid, room, null, { result: 'noAnswer', place: { estate: '金碧花园东苑', building: '3', room } })
        : visit(grid, room, home(room, [member(names[i % 4]!), member('王安', { relationToHead: 'child' })]), {
            place: { estate: i % 3 ? '' : '金碧花园东苑', building: '3', unit: '2', room },
          }),
    )
    await worker.post('/api/declarations/visits', { items })
    // A4 at 96 dots an inch
    page = await open.newPage({ width: 794, height: 1123 })
    await page.setExtraHTTPHeaders({ authorization: `Bearer ${officer.secret}` })
  })
  afterAll(() => page?.close())

  test('a round sheet fits its lines on the page, with the code of each', async () => {
    await page.goto(`${base}/api/declarations/paper/round-sheet?area=${grid}`)
    await picture(page, 'paper-round-sheet')
    await fits(page)
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(2)
  })

  test('what to do without the system stands on one page', async () => {
    await page.goto(`${base}/api/declarations/paper/system-down`)
    await picture(page, 'paper-system-down')
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1)
  })

  test('a form to fill in by hand, and a poster with the code', async () => {
    await page.goto(`${base}/api/declarations/paper/declaration?people=2`)
    await picture(page, 'paper-form', { whole: true })
    await page.goto(`${base}/api/declarations/codes/${code}/poster`)
    await picture(page, 'paper-poster')
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1)
  })
})
