import type { Page } from 'playwright-core'

export type Member = { name: string; relation: string; born: string }

const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A household told at its door, from the tap on "somebody is at home" to the last look. */
export async function fillAtDoor(phone: Page, members: readonly Member[]): Promise<void> {
  await phone.getByText('第 1 步').waitFor()
  await tap(phone, '自住')
  await tap(phone, '本人')
  await tap(phone, '下一步')
  await phone.getByRole('heading', { name: '谁住在这里' }).waitFor()
  for (const _ of members) await phone.getByRole('button', { name: '添加一人' }).click()
  await tap(phone, '下一步')
  for (const member of members) {
    await phone.getByLabel('姓名', { exact: true }).fill(member.name)
    await tap(phone, '没外出、没接触、没不适')
    await tap(phone, member.relation)
    await tap(phone, '没有证件')
    const [year = '', month = '', day = ''] = member.born.split('-')
    const birth = phone.getByRole('group', { name: '出生日期' })
    await birth.getByLabel('年').fill(year)
    await birth.getByLabel('月').fill(month)
    await birth.getByLabel('日').fill(day)
    await tap(phone, '常住')
    await tap(phone, '下一步')
  }
  await phone.getByText('都填好了。').waitFor()
}

/** A household that declares itself on the page behind a QR, with or without JavaScript; answers its receipt code. */
export async function declareOnPage(
  page: Page,
  door: { building: string; room: string },
  who: Member,
): Promise<string> {
  await page.getByText('我家的情况', { exact: true }).click()
  await page.getByLabel('楼栋').fill(door.building)
  await page.getByLabel('房号').fill(door.room)
  await page.getByLabel('自住').check()
  await page.getByLabel('由谁申报').selectOption({ label: '本人' })
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('heading', { name: '第 1 人', exact: true }).waitFor()
  await page.getByLabel('姓名', { exact: true }).fill(who.name)
  await page.getByLabel('与户主关系').selectOption({ label: who.relation })
  await page.getByLabel('证件类型').selectOption({ label: '没有证件' })
  const birth = page.getByRole('group', { name: '出生日期' })
  const names = ['年', '月', '日']
  for (const [i, part] of who.born.split('-').entries()) await birth.getByLabel(names[i]!, { exact: true }).fill(part)
  await page.getByLabel('常住').check()
  for (const asked of ['14 天内是否离开过本市', '14 天内是否在疫情重点地区停留过', '14 天内是否接触过'])
    await page
      .getByRole('group', { name: new RegExp(asked) })
      .getByLabel('否', { exact: true })
      .check()
  await page.getByLabel('没有症状').check()
  await page.getByRole('button', { name: '填好了，去核对' }).click()
  await page.getByRole('heading', { name: '核对并提交' }).waitFor()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor()
  return page.locator('.receipt').innerText()
}

/** Where a declaration stands, as its author sees it with the receipt code. */
export async function standing(page: Page, url: string, receipt: string): Promise<string> {
  await page.goto(`${url}/p/receipt`)
  await page.getByLabel('请输入回执码').fill(receipt)
  await page.getByRole('button', { name: '查看' }).click()
  return page.locator('.state').innerText()
}
