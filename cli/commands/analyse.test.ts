import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gridward } from '../gridward.ts'

const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const here = existsSync(shared)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gridward-analyse-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function analyse(...argv: string[]): Promise<{ code: number; said: string; complained: string }> {
  const [said, complained]: [string[], string[]] = [[], []]
  const code = await gridward(['analyse', ...argv], {
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
    input: Readable.from([]),
    env: { DATA_DIR: folder },
  })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}
const file = (text: string, name = 'list.csv'): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const json = async (...argv: string[]) => JSON.parse((await analyse(...argv, '--json')).said)
const report = async (...argv: string[]) => {
  const out = join(folder, 'out.html')
  const answer = await analyse(...argv, `--report=${out}`)
  return { ...answer, html: answer.code === 0 ? readFileSync(out, 'utf8') : '' }
}

/** A list of counts: one row a day from 2020-01-01. */
const daily = (counts: (number | string)[]): string =>
  `日期,病例数\n${counts.map((n, i) => `${new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)},${n}`).join('\n')}\n`

describe('a list that is not as it should be gets a clear answer', () => {
  test('one case: no trend', async () => {
    const { code, said } = await report(file('id,onset\na,2020-01-05\n'))
    expect(code).toBe(0)
    expect(said).toContain('1 例，2020-01-05 至 2020-01-05')
    expect(said).toContain('只有 1 例，看不出趋势。')
  })
  test('all zeros, or no rows: no case', async () => {
    expect((await report(file(daily([0, 0, 0, 0])))).said).toContain('名单里没有病例。')
    expect((await report(file('id,onset\n'))).said).toContain('名单里没有病例。')
  })
  test('a negative count: left out, with its row', async () => {
    const { html } = await report(file(daily([3, -2, 4])))
    expect(html).toContain('例数是负数，未计入 (-2): 第 3 行')
  })
  test('missing days of a list of counts: not reported is not zero', async () => {
    const { said, html } = await report(file('日期,病例数\n2020-01-01,3\n2020-01-02,4\n2020-01-09,5\n'))
    expect(said + html).toContain('有 6 天没有填报（缺报不等于 0）')
  })
  test('a date in the future: left out, with its row', async () => {
    const { html } = await report(file('id,onset\na,2020-01-05\nb,2999-01-05\n'))
    expect(html).toContain('「onset」晚于数据截止日，按缺失处理: 第 3 行')
  })
  test('an id that comes twice: the first row counts', async () => {
    const { html } = await report(file('id,onset\na,2020-01-05\na,2020-01-06\n'))
    expect(html).toContain('编号重复，以先出现的一行为准，缺的从后一行补 (a): 第 3 行')
  })
  test('a cycle in the links: named', async () => {
    const { html } = await report(file('id,infector,onset\na,b,2020-01-05\nb,a,2020-01-09\nc,b,2020-01-12\n'))
    expect(html).toContain('互为传染源，请核对：a → b。')
  })
  test('a year that was typed wrong: refused with the span', async () => {
    const { code, complained } = await analyse(file('id,onset\na,1020-01-05\nb,2020-01-05\n'))
    expect(code).toBe(1)
    expect(complained).toContain('one of them is probably wrong')
  })
  test('no file, no rows, no such column, no such language: a sentence in both languages', async () => {
    expect((await analyse()).complained).toContain('Which list?')
    expect((await analyse(join(folder, 'none.csv'))).complained).toContain('There is no file')
    expect((await analyse(file('', 'empty.csv'))).code).toBe(1)
    const list = file('id,onset\na,2020-01-05\n')
    expect((await analyse(list, '--column=onset=起病')).complained).toContain('there is no column "起病"')
    expect((await analyse(list, '--language=fr')).complained).toContain('There is no language "fr"')
    expect((await analyse(list, '--serial-interval=5')).complained).toContain('must be mean,sd in days')
    expect((await analyse(list, '--date=yesterday')).complained).toContain('is no day')
  })
})

describe('a report', () => {
  const rows = Array.from({ length: 40 }, (_, i) => Array.from({ length: Math.round(2 * 1.1 ** i) }, () => i)).flat()
  const growing = rows.map((day, i) => {
    const onset = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)
    const seen = new Date(Date.UTC(2020, 0, 1 + day + (i % 4))).toISOString().slice(0, 10)
    return `${i},${onset},${seen}`
  })
  const list = (): string => file(`编号,起病时间,诊断日期\n${growing.join('\n')}\n`, 'growing.csv')

  test('stands alone: no script, nothing from elsewhere', async () => {
    const { html } = await report(list(), '--column=onset=起病时间')
    expect(html).not.toMatch(/<script|src=|href=|@import|url\((?!#)/)
    expect(html).toContain('<svg')
  })
  test('of the same list is the same to the byte', async () => {
    const [first, second] = [
      await report(list(), '--column=onset=起病时间'),
      await report(list(), '--column=onset=起病时间'),
    ]
    expect(first.html).toBe(second.html)
  })
  test('says how fast it grows and that the last bars are unfinished', async () => {
    const { said } = await report(list(), '--column=onset=起病时间')
    expect(said).toMatch(/传播在加快：R 1\.\d+，可信区间/)
    expect(said).toContain('起的病例还没有报全')
    expect(said).toMatch(/每 7\.\d 天翻一番/)
    const english = await report(list(), '--column=onset=起病时间', '--language=en')
    expect(english.said).toMatch(/Transmission is growing: R 1\.\d+, credible interval/)
    expect(english.html).toContain('<html lang="en">')
  })
  test('as of an earlier day knows no later case', async () => {
    const { list: read, curve } = await json(list(), '--column=onset=起病时间', '--date=2020-01-20')
    expect(read.dataDay).toBe('2020-01-20')
    expect(curve.counts).toHaveLength(20)
  })
  test('escapes what stands in the list', async () => {
    const { html } = await report(file('<b>id</b>,infector,onset\n<i>a</i>,,2020-01-05\nb,<i>a</i>,2020-01-09\nc,<i>a</i>,2020-01-09\n'), '--column=id=<b>id</b>') // prettier-ignore
    expect(html).toContain('&lt;i&gt;a&lt;/i&gt;')
    expect(html).not.toContain('<i>a')
  })
})

describe.runIf(here)('the real lists beside the project', () => {
  test('Hagelloch 1861: serial interval 10.39 (SD 1.68), k 0.255', async () => {
    const { chains } = await json(join(shared, 'linelists/measles_hagelloch_1861.csv'))
    expect(chains.serial.mean).toBeCloseTo(10.39, 2)
    expect(chains.serial.sd).toBeCloseTo(1.68, 2)
    expect(chains.offspring.dispersion.estimate).toBeCloseTo(0.2547, 4)
    expect(chains.components).toEqual([173, 9, 5])
  })
  test('1,407 pairs: 679 with both onsets, mean 5.09, by period 7.81, 5.12, 2.57', async () => {
    const pairs = join(shared, 'contacts/mainland_china_1407_transmission_pairs.csv')
    const { chains, list } = await json(pairs, '--periods=2020-01-09,2020-01-23,2020-01-30,2020-02-14')
    expect(list).toMatchObject({ rows: 1407, cases: 2050 })
    expect(chains.serial).toMatchObject({ pairs: 679, negative: 54 })
    expect(chains.serial.mean).toBeCloseTo(5.09, 2)
    const periods = chains.serial.periods.filter(({ pairs }: { pairs: number }) => pairs > 10)
    expect(periods.map(({ pairs }: { pairs: number }) => pairs)).toEqual([162, 339, 176])
    expect(periods.map(({ mean }: { mean: number }) => Number(mean.toFixed(2)))).toEqual([7.81, 5.12, 2.57])
    expect(chains.most[0]).toEqual({ name: 'tianjin-37', infected: 17 })
  })
  test('MERS 2015: links from a second file; three cases infected most', async () => {
    const links = `--links=${join(shared, 'contacts/mers_korea_2015_contacts.csv')}`
    const { chains, severity } = await json(join(shared, 'linelists/mers_korea_2015_linelist.csv'), links)
    expect(chains.most.slice(0, 3).map(({ infected }: { infected: number }) => infected)).toEqual([38, 26, 21])
    expect(severity).toMatchObject({ deaths: 19, cases: 162 })
  })
  test.each(['tianjin_135_cases', 'singapore_93_cases', 'fluH7N9_china_2013'])('%s gives a report', async (name) => {
    const { code, html } = await report(join(shared, `linelists/${name}.csv`))
    expect(code).toBe(0)
    expect(html).not.toMatch(/NaN|undefined|\[object/)
  })
})
