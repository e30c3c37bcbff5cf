import type { Archive } from './archive.ts'
import { builtInFormat, readFormat, type NumberFormat } from './formats.ts'
import type { TableLimits } from './limits.ts'
import { tooBig } from './problem.ts'
import { readXml } from './xml.ts'

/** The number format of each cell format (`s` of a cell), from xl/styles.xml. */
export async function readStyles(archive: Archive, part: string, limits: TableLimits): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inside = false
  await readXml(
    archive.bytes(part),
    part,
    {
      open(name, attributes) {
        if (name === 'numFmt') {
          own.set(Number(attributes['numFmtId']), readFormat(attributes['formatCode'] ?? ''))
        } else if (name === 'cellXfs') {
          inside = true
        } else if (name === 'xf' && inside) {
          const id = Number(attributes['numFmtId'] ?? 0)
          formats.push(own.get(id) ?? builtInFormat(id))
        }
        if (own.size > limits.styles || formats.length > limits.styles) throw tooBig('styles', limits.styles, { part })
      },
      close(name) {
        if (name === 'cellXfs') inside = false
      },
    },
    limits,
  )
  return formats
}
