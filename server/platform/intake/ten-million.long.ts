// minutes: 5
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parts, zip } from '../tables/hand-made.ts'
import { writeFile } from 'node:fs/promises'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ten-million-'))
})
afterAll(() => rm(folder, { recursive: true }))

const built = (path: string) => JSON.stringify(fileURLToPath(new URL(`../../dist/${path}`, import.meta.url)))
const most = 300

/**
 * Guesses at the file, reads every row in the reader's thread, checks it as an import does and adds up as a receipt does,
 * in a program of its own; only the database is left out.
 */
async function readWhole(path: string) {
  const code = `
    import { readInWorker, TableError } from ${built('platform/tables/index.js')}
    import { guessReading } from ${built('platform/intake/preview.js')}
    import { readRow } from ${built('platform/intake/reading.js')}
    import { sampleKind } from ${built('platform/intake/sample-kind.js')}
    // what a child has held at most counts its parent's memory too, so it is looked at here
    let most = 0
    setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20).unref()
    const kind = sampleKind(() => undefined)
    const by = { language: 'zh-CN', prefixes: ['440112'] }
    const counts = { in: 0, stored: 0, rejected: 0, cells: 0 }
    try {
      const { reading } = await guessReading(process.argv[1], kind.columns('zh-CN'), {})
      const context = await kind.prepare()
      for await (const rows of readInWorker({ file: process.argv[1], options: { fillMerged: true }, rows: 1000 }))
        for (const row of rows) {
          if (row.number <= reading.headerRow) continue
          const read = readRow(row, reading, kind, context, by)
          counts.in++
          counts['value' in read ? 'stored' : 'rejected']++
          counts.cells += read.filled
        }
    } catch (problem) {
      if (!(problem instanceof TableError)) throw problem
      counts.refused = problem.place.limit
    }
    console.log(JSON.stringify({ ...counts, megabytes: most / 1e6 }))`
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--max-old-space-size=128', '--input-type=module', '-e', code, path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return JSON.parse(said) as Record<string, number | string>
}

function* lines(rows: number): Generator<string> {
  yield '网格,姓名,电话,返回日期\r\n'
  for (let from = 1; from <= rows; from += 1000) {
    let block = ''
    for (let n = from; n < from + 1000; n++) {
      block += `440112001001001,${n % 1000 === 0 ? '' : `居民${n}`},138${n},2020年2月9日\r\n`
    }
    yield block
  }
}

test('ten million rows of CSV are read, checked and counted, none lost', async () => {
  const path = join(folder, 'list.csv')
  await pipeline(Readable.from(lines(10_000_000)), createWriteStream(path))
  const { megabytes, ...counts } = await readWhole(path)
  expect(counts).toEqual({ in: 10_000_000, stored: 9_990_000, rejected: 10_000, cells: 39_990_000 })
  expect(megabytes).toBeLessThanOrEqual(most)
})

test('ten million shared texts, each another one, are refused before they fill the memory', async () => {
  const path = join(folder, 'texts.xlsx')
  const blocks: Buffer[] = [Buffer.from('<sst>')]
  for (let from = 0; from < 10_000_000; from += 100_000) {
    let block = ''
    for (let n = from; n < from + 100_000; n++) block += `<si><t>${((n * 2654435761) % 2 ** 32).toString(36)}</t></si>`
    blocks.push(Buffer.from(block))
  }
  blocks.push(Buffer.from('</sst>'))
  const book = parts({ sheet: '<row><c t="s"><v>0</v></c></row>', strings: '' })
  const data = Buffer.concat(blocks)
  await writeFile(path, zip(book.map((one) => (one.name.endsWith('sharedStrings.xml') ? { ...one, data } : one))))
  const { refused, megabytes } = await readWhole(path)
  expect(refused).toBe('sharedStrings')
  expect(megabytes).toBeLessThanOrEqual(most)
})
