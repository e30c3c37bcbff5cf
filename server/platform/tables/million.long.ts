// minutes: 1
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { openTable, writeTable, type TableColumn } from './index.ts'
import { structureProblems } from './structure.ts'

const columns: TableColumn[] = [
  { key: 'n', title: '序号', kind: 'number' },
  { key: 'id', title: '证件号码', kind: 'text' },
]

test.each([1_048_575, 1_048_576, 1_048_577])(
  'a list of %i rows is exported whole and read back whole',
  async (rows) => {
    const folder = await mkdtemp(join(tmpdir(), 'tables-'))
    const path = join(folder, 'long.xlsx')
    try {
      const people = (function* () {
        for (let n = 1; n <= rows; n++) yield { n, id: `44011219900101${String(n).padStart(8, '0')}` }
      })()
      await pipeline(writeTable({ sheets: [{ name: '长表', columns, rows: people }] }), createWriteStream(path))
      expect(await structureProblems(path)).toEqual([])
      const table = await openTable(path)
      let [counted, sum] = [0, 0]
      for (const { name } of table.sheets) {
        let heading = true
        for await (const batch of table.batches(name)) {
          for (const { cells } of heading ? batch.slice(1) : batch) {
            counted++
            sum += Number(cells[0])
            if (cells[1] !== `44011219900101${String(cells[0]).padStart(8, '0')}`) throw new Error(`row ${cells[0]}`)
          }
          heading = false
        }
      }
      await table.close()
      expect(table.sheets.length).toBe(rows > 1_048_575 ? 2 : 1)
      expect([counted, sum]).toEqual([rows, (rows * (rows + 1)) / 2])
      expect(process.memoryUsage().rss / 1e6).toBeLessThan(700)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
