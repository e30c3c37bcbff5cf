import { headings, id, whole, type OfficeFile } from './made.ts'

const row = `1,张三,${id},13800138000,36.5,2020-02-09`
const text = `${headings.join(',')}\r\n${row}\r\n`
const parted = (delimiter: string): string => text.replaceAll(',', delimiter)

let table: Map<string, number> | undefined
/** GB18030 of the signs that take one or two bytes; others as a Unicode escape of four bytes is not needed here. */
function gb(written: string): Buffer {
  if (!table) {
    table = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high++)
      for (let low = 0x40; low <= 0xfe; low++)
        if (low !== 0x7f) table.set(decoder.decode(Buffer.from([high, low])), high * 256 + low)
  }
  const codes = table
  return Buffer.concat(
    [...written].map((sign) => {
      const code = sign.charCodeAt(0) < 128 ? undefined : codes.get(sign)
      return code === undefined ? Buffer.from(sign, 'latin1') : Buffer.from([code >> 8, code & 255])
    }),
  )
}
const utf16be = (written: string): Buffer => Buffer.from(written, 'utf16le').swap16()

/** Tables as text. */
export const texts: readonly OfficeFile[] = [
  { name: 'UTF-8.csv', bytes: () => Buffer.from(text), rows: [whole], encoding: 'utf-8' },
  { name: 'UTF-8带标记.csv', bytes: () => Buffer.from('\ufeff' + text), rows: [whole], encoding: 'utf-8' },
  {
    name: 'UTF-16LE.csv',
    bytes: () => Buffer.from('\ufeff' + parted('\t'), 'utf16le'),
    rows: [whole],
    encoding: 'utf-16le',
  },
  { name: 'UTF-16BE.csv', bytes: () => utf16be('\ufeff' + text), rows: [whole], encoding: 'utf-16be' },
  { name: 'UTF-16无标记.csv', bytes: () => Buffer.from(text, 'utf16le'), rows: [whole], encoding: 'utf-16le' },
  { name: 'GB18030.csv', bytes: () => gb(text), rows: [whole], encoding: 'gb18030' },
  {
    name: 'GB18030四字节.csv',
    bytes: () =>
      Buffer.concat([gb(`${headings.join(',')}\r\n1,张`), Buffer.from('95328236', 'hex'), gb(`${row.slice(4)}\r\n`)]),
    rows: [whole.replace('张三', '张𠀀')],
    encoding: 'gb18030',
  },
  {
    name: '有乱码.csv',
    bytes: () => Buffer.concat([gb(`${headings.join(',')}\r\n1,张`), Buffer.from([0xff]), gb(`${row.slice(4)}\r\n`)]),
    rows: ['!name garbled'],
    encoding: 'gb18030',
  },
  { name: '其实是制表符.xls', bytes: () => Buffer.from(parted('\t')), rows: [whole] },
  { name: '分号.csv', bytes: () => Buffer.from(parted(';')), rows: [whole] },
  { name: '竖线.txt', bytes: () => Buffer.from(parted('|')), rows: [whole] },
  { name: '写明分隔符.csv', bytes: () => Buffer.from(`sep=;\r\n${parted(';')}`), rows: [whole] },
  { name: '引号和换行.csv', bytes: () => Buffer.from(text.replace('张三', '"张\r\n三"')), rows: [whole] },
  { name: '引号没有配对.csv', bytes: () => Buffer.from(`${text}2,"李四,1\r\n${row}\r\n`), refused: '引号' },
  {
    name: '公式保护.csv',
    bytes: () => Buffer.from(text.replace(id, `="${id}"`).replace('13800138000', '"=""13800138000"""')),
    rows: [whole],
  },
  { name: '数字后跟制表符.csv', bytes: () => Buffer.from(text.replace(id, `${id}\t`)), rows: [whole] },
  { name: '科学计数.csv', bytes: () => Buffer.from(text.replace(id, '4.40112E+17')), rows: ['!id digitsLost'] },
  { name: '错误值.csv', bytes: () => Buffer.from(text.replace('36.5', '#DIV/0!')), rows: ['!heat errorValue'] },
  { name: '只有回车.csv', bytes: () => Buffer.from(text.replaceAll('\r\n', '\r')), rows: [whole] },
  { name: '满是空行.csv', bytes: () => Buffer.from(text.replaceAll('\r\n', '\r\n,,,,,\r\n\r\n')), rows: [whole] },
]
