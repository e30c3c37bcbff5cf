import { checkSign } from '@gridward/contract/identity'
import { parts, zip, type Book, type Entry } from '../../tables/hand-made.ts'

/**
 * One file as an office might send it, and what must come of it.
 * - `rows`: the values of each row, parted by bars; a cell that is refused stands as `!column code`
 * - `refused`: a piece of the sentence that answers the whole file
 */
export type OfficeFile = {
  name: string
  bytes: () => Buffer
  rows?: readonly string[]
  refused?: string
  missing?: readonly string[]
  hidden?: number
  sheet?: string
  /** Asked for by this name. */
  wanted?: string
  encoding?: string
  more?: readonly string[]
  others?: readonly string[]
}

type Given = string | number | boolean | null | { xml: string }

export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const clean = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!).replace(/\r/g, '_x000D_')

const letters = (index: number): string =>
  (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') + String.fromCharCode(65 + (index % 26))

function cellXml(value: Given, place: string): string {
  if (value === null) return ''
  if (typeof value === 'object') return value.xml.replace('<c', `<c r="${place}"`)
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${clean(value)}</t></is></c>`
}

/** Rows of a worksheet; `from` is the number of the first one, `hidden` says which of them are, from 0. */
export const rowsXml = (rows: readonly (readonly Given[])[], from = 1, hidden: readonly number[] = []): string =>
  rows
    .map((cells, index) => {
      const number = from + index
      const own = cells.map((value, column) => cellXml(value, `${letters(column)}${number}`)).join('')
      return `<row r="${number}"${hidden.includes(index) ? ' hidden="1"' : ''}>${own}</row>`
    })
    .join('')

export const bookOf = (rows: readonly (readonly Given[])[], more: Book = {}): Buffer =>
  zip(parts({ sheet: rowsXml(rows), ...more }))

/** A workbook with several sheets. */
export function sheetsOf(
  sheets: readonly { name: string; rows: readonly (readonly Given[])[]; state?: string }[],
): Buffer {
  const relation = (n: number) =>
    `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  const [head = [], ...rest] = [
    parts({
      sheet: rowsXml(sheets[0]!.rows),
      workbook: `<workbook xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
      rels: `<Relationships>${sheets.map((_, index) => relation(index + 1)).join('')}</Relationships>`,
    }),
    ...sheets.slice(1).map(({ rows }, index): Entry[] => [
      {
        name: `xl/worksheets/sheet${index + 2}.xml`,
        data: `<worksheet><sheetData>${rowsXml(rows)}</sheetData></worksheet>`,
      },
    ]),
  ]
  return zip([...head, ...rest.flat()])
}

const stem = '990101199001010'
/** An identity number that is nobody's. */
export const someId = (serial: number): string => {
  const digits = stem + String(serial).padStart(2, '0')
  return digits + checkSign(digits)
}

export const headings = ['序号', '姓名', '证件号码', '联系电话', '体温', '返回日期'] as const
export const id = someId(1)
/** One person, whole, with single cells replaced. */
export const person = (over: Partial<Record<'name' | 'id' | 'phone' | 'heat' | 'day', Given>> = {}): Given[] => {
  const { name = '张三', id: number = id, phone = '13800138000', heat = 36.5, day = '2020-02-09' } = over
  return [1, name, number, phone, heat, day]
}
export const whole = `张三|${id}|13800138000|36.5|2020-02-09`
export const dated = (day: string): string => whole.replace('2020-02-09', day)

/** A workbook with one person in it. */
export const one = (over: Parameters<typeof person>[0], more: Book = {}): Buffer =>
  bookOf([headings, person(over)], { ...more, sheet: rowsXml([headings, person(over)]) })
