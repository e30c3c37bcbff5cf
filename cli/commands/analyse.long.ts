// minutes: 5
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { gridward } from '../gridward.ts'

const rows = 10_000_000
const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)

function write(path: string): void {
  const days = Array.from({ length: 320 }, (_, n) => day(n))
  const file = openSync(path, 'w')
  writeSync(file, '病例编号,发病日期,报告日期\n')
  for (let from = 0; from < rows; from += 100_000) {
    const lines = Array.from({ length: 100_000 }, (_, i) => {
      const onset = (from + i) % 300
      return `GZ${from + i},${days[onset]},${days[onset + (i % 9)]}\n`
    })
    writeSync(file, lines.join(''))
  }
  closeSync(file)
}

test('a list of ten million rows is read and reported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridward-analyse-'))
  try {
    write(join(folder, 'list.csv'))
    const said: string[] = []
    const code = await gridward(['analyse', join(folder, 'list.csv'), `--report=${join(folder, 'out.html')}`], {
      say: (text) => said.push(text),
      complain: (text) => said.push(text),
      input: Readable.from([]),
      env: { DATA_DIR: folder },
    })
    expect(said.join('\n')).toContain('10000000 例，2020-01-01 至 2020-10-26')
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toContain('读入 10000000 行，得到 10000000 例。')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
