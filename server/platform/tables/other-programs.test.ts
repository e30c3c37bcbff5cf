import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parts, saveBook, zip, type Book } from './hand-made.ts'
import { openTable, readTable, type Cell, type TableRow } from './index.ts'

let path = ''
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'))
  path = join(folder, 'file')
})
afterAll(() => rm(folder, { recursive: true }))

async function rows(): Promise<TableRow[]> {
  const found: TableRow[] = []
  for await (const row of readTable(path)) found.push(row)
  return found
}
async function cells(book: Book): Promise<Cell[][]> {
  await saveBook(path, book)
  return (await rows()).map((row) => row.cells)
}
async function csv(data: string | Buffer): Promise<Cell[][]> {
  await writeFile(path, data)
  return (await rows()).map((row) => row.cells)
}
const number = (value: string | number, style = 0) => `<row><c s="${style}"><v>${value}</v></c></row>`
const formats = (...codes: string[]) =>
  `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs>`

describe('cells as Excel, WPS and LibreOffice write them', () => {
  test('shared, rich and inline texts are joined, reading aids above the characters are left out', async () => {
    const strings =
      '<si><t>甲</t></si><si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhāng</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>'
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><r><t>李</t></r><r><t>四</t></r></is></c><c r="E1" t="s"><v>2</v></c></row>'
    expect(await cells({ strings, sheet })).toEqual([['甲', null, '张 三', '李四', 'a\rb_x0041_']])
  })

  test('formulas give the value that was stored with them', async () => {
    const sheet =
      '<row><c t="str"><f>A1&amp;B1</f><v>甲乙</v></c><c><f>1+1</f><v>2</v></c><c t="b"><f>1=1</f><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>NOW()</f></c></row>'
    expect(await cells({ sheet })).toEqual([
      ['甲乙', 2, true, { bad: 'errorValue', shown: '#DIV/0!' }, { bad: 'noResult', shown: '' }],
    ])
  })

  test('rows and cells without references follow one another; blank rows keep their number', async () => {
    await saveBook(path, {
      sheet:
        '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row r="9"><c r="B9"><v>9</v></c></row><row><c><v>10</v></c></row>',
    })
    expect((await rows()).map((row) => [row.number, row.cells])).toEqual([
      [1, [1, null, 3]],
      [9, [null, 9]],
      [10, [10]],
    ])
  })

  test('a hidden row is read and marked', async () => {
    await saveBook(path, { sheet: '<row hidden="1"><c><v>1</v></c></row><row><c><v>2</v></c></row>' })
    expect((await rows()).map((row) => row.hidden)).toEqual([true, false])
  })

  test('names with a prefix, as some programs write them, are understood', async () => {
    const book = parts({ sheet: '' })
    const sheet =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    await writeFile(path, zip(book.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, data: sheet } : part))))
    expect((await rows())[0]!.cells).toEqual([7])
  })

  test('the first sheet that is not hidden is read unless another one is asked for', async () => {
    const workbook =
      '<workbook xmlns:r="urn:r"><sheets><sheet name="选项" sheetId="3" state="hidden" r:id="rId1"/><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>'
    await saveBook(path, { workbook, sheet: number(5) })
    expect((await rows())[0]!.sheet).toBe('数据')
    const table = await openTable(path)
    expect(table.sheets.map((sheet) => sheet.hidden)).toEqual([true, false])
    await table.close()
  })
})

describe('dates and numbers', () => {
  test('a date format makes a date, whatever language it is written for', async () => {
    const codes = [
      'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;',
      'yyyy/m/d;@',
      '[$-804]yyyy-mm-dd',
      'm/d/yy h:mm',
      'h:mm:ss',
      '上午/下午h时',
    ]
    const sheet = codes.map((_, index) => number(index === 4 ? 0.5 : 43864.6043402778, index + 1)).join('')
    const found = await cells({ styles: formats(...codes), sheet })
    expect(found.slice(0, 4).flat()).toEqual(Array(4).fill({ day: '2020-02-03', time: '14:30:15' }))
    expect(found[4]).toEqual([{ day: null, time: '12:00:00' }])
  })

  test('General, text, money, exponent and elapsed time are no dates', async () => {
    const codes = ['General', '@', '#,##0.00', '0.00E+00', '[h]:mm', '&quot;day&quot;0', '[Red]0', '0\\d']
    const sheet = codes.map((_, index) => number(43864, index + 1)).join('')
    expect((await cells({ styles: formats(...codes), sheet })).flat()).toEqual(Array(8).fill(43864))
  })

  test('built-in formats 14-22 and the Chinese ones 27-36 and 50-58 are dates', async () => {
    const ids = [14, 22, 27, 31, 36, 50, 57, 58]
    const styles = `<cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`
    const sheet = ids.map((_, index) => number(43890, index)).join('')
    expect((await cells({ styles, sheet })).flat()).toEqual(Array(8).fill({ day: '2020-02-29', time: null }))
  })

  test('workbooks that count from 1904 and days before March 1900 are right', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    const sheet = number(1) + number(59) + number(61) + number(60) + number(2958465) + number(2958466)
    expect((await cells({ styles, sheet })).flat()).toEqual([
      { day: '1900-01-01', time: null },
      { day: '1900-02-28', time: null },
      { day: '1900-03-01', time: null },
      60,
      { day: '9999-12-31', time: null },
      2958466,
    ])
    const workbook =
      '<workbook xmlns:r="urn:r"><workbookPr date1904="1"/><sheets><sheet name="x" sheetId="1" r:id="rId1"/></sheets></workbook>'
    expect(await cells({ workbook, styles, sheet: number(0) })).toEqual([[{ day: '1904-01-01', time: null }]])
  })

  test('a number that shows leading zeros keeps them', async () => {
    expect(await cells({ styles: formats('0000'), sheet: number(101, 1) })).toEqual([['0101']])
  })

  test('an identity number that became a number is named, never taken', async () => {
    const sheet = number('4.4011219900101101E+17') + number('440112199001011000') + number('13800138000')
    expect((await cells({ sheet })).flat()).toEqual([
      { bad: 'digitsLost', shown: '4.4011219900101101E+17' },
      { bad: 'digitsLost', shown: '440112199001011000' },
      13800138000,
    ])
    expect(await csv('证件号码,电话\r\n4.40112E+17,13800138000\r\n')).toEqual([
      ['证件号码', '电话'],
      [{ bad: 'digitsLost', shown: '4.40112E+17' }, '13800138000'],
    ])
  })
})

describe('CSV', () => {
  const expected = [
    ['姓名', '住址'],
    ['张三', '何棠下,1 栋'],
    ['李四', '两\r\n行“引”"号"'],
  ]
  const text = '姓名,住址\r\n张三,"何棠下,1 栋"\r\n\r\n李四,"两\r\n行“引”""号"""\r\n'

  test('UTF-8 with and without a mark, UTF-16 and GB18030 give the same rows', async () => {
    expect(await csv(text)).toEqual(expected)
    expect(await csv('\ufeff' + text)).toEqual(expected)
    expect(await csv(Buffer.from('\ufeff' + text.replaceAll(/,(?=.*["\r])|,/g, (c) => c), 'utf16le'))).toEqual(expected)
    const gb = Buffer.from('d0d5c3fb2cd7a1d6b70d0ad5c5c8fd2c22bacecca4cfc22c3120b6b0220d0a', 'hex')
    expect(await csv(gb)).toEqual([
      ['姓名', '住址'],
      ['张三', '何踏下,1 栋'],
    ])
  })

  test.each([';', '\t', '|', ','])('the delimiter %j is found', async (delimiter) => {
    expect(
      await csv(
        ['a', 'b,c;x', 'd'].map((one) => `"${one}"`).join(delimiter) + '\n1' + delimiter + '2' + delimiter + '3',
      ),
    ).toEqual([
      ['a', 'b,c;x', 'd'],
      ['1', '2', '3'],
    ])
  })

  test('line ends may be CR, LF or both; the last line needs none', async () => {
    for (const end of ['\r', '\n', '\r\n'])
      expect(await csv(`a,b${end}1,2`)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ])
  })

  test('a line that names the delimiter is not a row', async () => {
    expect(await csv('sep=;\r\na;b\r\n')).toEqual([['a', 'b']])
  })
})
