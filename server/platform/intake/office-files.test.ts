import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCard } from '@gridward/contract/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { field } from '../problem.ts'
import { TableError, tableSentence } from '../tables/index.ts'
import { textOf, type AnyKind, type IntakeColumn, type IntakeRow } from './index.ts'
import { cells } from './office/cells.ts'
import { around } from './office/headings.ts'
import type { OfficeFile } from './office/made.ts'
import { refused } from './office/refused.ts'
import { texts } from './office/texts.ts'
import { guessReading, showGuess } from './preview.ts'
import { readRow } from './reading.ts'

const files: readonly OfficeFile[] = [...cells, ...around, ...texts, ...refused]
const by = { language: 'zh-CN', prefixes: [''] } as const
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'))
})
afterAll(() => rm(folder, { recursive: true }))

const columns: readonly IntakeColumn[] = [
  { key: 'serial', title: '序号', kind: 'text', idle: true },
  { key: 'name', title: '姓名', kind: 'text', required: true },
  { key: 'id', title: '证件号码', kind: 'text', aliases: ['身份证号'] },
  { key: 'phone', title: '联系电话', kind: 'text', aliases: ['手机号码'] },
  { key: 'heat', title: '体温', kind: 'number' },
  { key: 'day', title: '返回日期', kind: 'day' },
  { key: 'wardenName', title: '包保责任人姓名', kind: 'text' },
  { key: 'wardenPhone', title: '包保责任人联系电话', kind: 'text' },
]

function parse(row: IntakeRow) {
  const name = textOf(row, 'name').replace(/\s/g, '')
  const [phone, heat] = [textOf(row, 'phone').replace(/\s/g, ''), textOf(row, 'heat')]
  const card = readCard(textOf(row, 'id'), { synthetic: true })
  const problems = [
    ...(name === '' ? [field('name', 'required', '必填')] : []),
    ...(card.ok || card.problem === 'empty' ? [] : [field('id', card.problem, '证件号码不对')]),
    ...(phone === '' || /^1\d{10}$/.test(phone) ? [] : [field('phone', 'phone', '电话不对')]),
    ...(heat === '' || /^\d+(\.\d)?$/.test(heat) || Number(heat) < 30 ? [] : [field('heat', 'number', '请填数字')]),
    ...(Number(heat) > 0 && Number(heat) < 30 ? [field('heat', 'range', '体温不对')] : []),
  ]
  if (problems.length > 0) return { problems }
  return { value: [name, card.ok ? card.value.number : '', phone, heat, textOf(row, 'day')].join('|') }
}

const none = async () => []
const say = { 'zh-CN': '登记', en: 'list', 'zh-Hant': '登記' }
const kind: AnyKind = {
  ...{ kind: 'office', title: say, about: say, verb: 'imports.run', columns: () => columns, parse },
  ...{ prepare: async () => null, store: none, holders: none, takeBack: none },
}

async function verdict({ name, bytes, wanted }: OfficeFile) {
  const path = join(folder, name)
  await writeFile(path, bytes())
  try {
    const guess = await guessReading(path, columns, wanted === undefined ? {} : { sheet: wanted })
    const shown = showGuess(guess, kind, null, by)
    const rows = guess.rows.map((row) => {
      const read = readRow(row, guess.reading, kind, null, by)
      if (!('problems' in read)) return String(read.value)
      for (const { text } of read.problems) expect(text.length).toBeGreaterThan(1)
      return `!${read.problems.map(({ path: at, code }) => `${at} ${code}`).join('; ')}`
    })
    return { rows, shown }
  } catch (problem) {
    if (!(problem instanceof TableError)) throw problem
    return { sentence: tableSentence(problem, 'zh-CN') }
  } finally {
    await rm(path)
  }
}

test('the folder holds at least sixty files, each under a name of its own', () => {
  expect(files.length).toBeGreaterThanOrEqual(60)
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
})

test.each(files.map((file) => [file.name, file] as const))('%s has its answer', async (_name, file) => {
  const found = await verdict(file)
  if (file.refused !== undefined) return expect(found.sentence).toContain(file.refused)
  expect(found.sentence).toBeUndefined()
  const { rows, shown } = found as Exclude<typeof found, { sentence: string }>
  expect(shown!.missing.map(({ title }) => title)).toEqual(file.missing ?? [])
  if (file.missing) return
  expect(rows).toEqual(file.rows)
  expect(shown!.hidden).toBe(file.hidden ?? 0)
  expect([shown!.more, shown!.others]).toEqual([file.more ?? [], file.others ?? []])
  if (file.sheet !== undefined) expect(shown!.sheet).toBe(file.sheet)
  if (file.encoding !== undefined) expect(shown!.csv?.encoding).toBe(file.encoding)
})
