import { parts, zip, type Entry } from '../../tables/hand-made.ts'
import { bookOf, headings, office, person, rowsXml, whole, type OfficeFile } from './made.ts'

function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(stream, 1024, 'utf16le')
  return bytes
}
const good = () => parts({ sheet: rowsXml([headings, person()]) })
const replaced = (name: string, change: Partial<Entry>): Buffer =>
  zip(good().map((part) => (part.name.endsWith(name) ? { ...part, ...change } : part)))
const withMore = (...more: Entry[]): Buffer => zip([...good(), ...more])
const bytesOf = (text: string) => () => Buffer.from(text, 'latin1')
const million = 1024 * 1024

/** Files that are something else than they seem, broken or made to do harm. */
export const refused: readonly OfficeFile[] = [
  { name: '空文件.xlsx', bytes: () => Buffer.alloc(0), refused: '空的' },
  { name: '老格式.xls', bytes: () => compound('Workbook'), refused: '另存为' },
  { name: '更老的格式.xls', bytes: () => compound('Book'), refused: '另存为' },
  { name: '金山表格.et', bytes: () => compound('WpsWorkbook'), refused: '.et' },
  { name: '有密码.xlsx', bytes: () => compound('EncryptedPackage'), refused: '密码' },
  { name: '部件加密.xlsx', bytes: () => replaced('sheet1.xml', { encrypted: true }), refused: '密码' },
  { name: '文档改名.xls', bytes: () => compound('WordDocument'), refused: '不是表格' },
  {
    name: '网页改名.xls',
    bytes: bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>'),
    refused: '网页',
  },
  {
    name: '单文件网页.xls',
    bytes: bytesOf('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
    refused: '网页',
  },
  {
    name: '2003年的XML.xls',
    bytes: bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    refused: 'XML',
  },
  {
    name: '二进制工作簿.xlsb',
    bytes: () =>
      zip([
        { ...good()[1]!, data: String(good()[1]!.data).replace('workbook.xml', 'workbook.bin') },
        { name: 'xl/workbook.bin', data: 'x' },
      ]),
    refused: '.xlsb',
  },
  {
    name: '开放文档.ods',
    bytes: bytesOf('PK\x03\x04' + '0'.repeat(26) + 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    refused: '.ods',
  },
  { name: '扫描件.pdf', bytes: bytesOf('%PDF-1.7'), refused: '不是表格' },
  { name: '照片.jpg', bytes: bytesOf('\xff\xd8\xff\xe0'), refused: '不是表格' },
  { name: '压缩包.rar', bytes: bytesOf('Rar!\x1a\x07'), refused: '不是表格' },
  { name: '文档.docx', bytes: () => zip([{ name: 'word/document.xml', data: '<document/>' }]), refused: '不是表格' },
  { name: '压缩的表.zip', bytes: () => zip([{ name: '表.csv', data: 'a,b' }]), refused: '不是表格' },
  { name: '程序.xlsx', bytes: () => Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), refused: '不是表格' },
  { name: '没传完.xlsx', bytes: () => bookOf([headings, person()]).subarray(0, 700), refused: '已损坏' },
  { name: '校验和不符.xlsx', bytes: () => replaced('sheet1.xml', { claimedSum: 7 }), refused: '已损坏' },
  {
    name: '缺工作表.xlsx',
    bytes: () => zip(good().filter((part) => !part.name.endsWith('sheet1.xml'))),
    refused: '已损坏',
  },
  {
    name: '外部实体.xlsx',
    bytes: () =>
      replaced('sheet1.xml', {
        data: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
      }),
    refused: '已损坏',
  },
  { name: '爬出目录.xlsx', bytes: () => withMore({ name: '../../x', data: 'x' }), refused: '已损坏' },
  {
    name: '压缩炸弹.xlsx',
    bytes: () => replaced('sheet1.xml', { data: Buffer.alloc(48 * million) }),
    refused: '压缩倍数超过上限',
  },
  {
    name: '谎报大小的炸弹.xlsx',
    bytes: () => replaced('sheet1.xml', { data: Buffer.alloc(48 * million), claimedSize: 900 }),
    refused: '已损坏',
  },
  {
    name: '图片里的炸弹.xlsx',
    bytes: () => withMore({ name: 'xl/media/1.png', data: Buffer.alloc(32 * million) }),
    rows: [whole],
  },
  {
    name: '千万条共享字符串.xlsx',
    bytes: () =>
      zip(
        parts({
          sheet: rowsXml([headings, person()]) + '<row><c t="s"><v>0</v></c></row>',
          strings: '<si/>'.repeat(10_000_000),
        }),
      ),
    refused: '上限',
  },
  {
    name: '一万六千列.xlsx',
    bytes: () => bookOf([], { sheet: `<row>${'<c><v>1</v></c>'.repeat(16_384)}</row>` }),
    refused: '列数超过上限 1,000',
  },
  {
    name: '三百张工作表.xlsx',
    bytes: () =>
      replaced('workbook.xml', {
        data: `<workbook xmlns:r="${office}"><sheets>${'<sheet/>'.repeat(300)}</sheets></workbook>`,
      }),
    refused: '工作表数',
  },
  { name: '带宏.xlsm', bytes: () => withMore({ name: 'xl/vbaProject.bin', data: compound('VBA') }), rows: [whole] },
  {
    name: '严格格式.xlsx',
    bytes: () =>
      zip(
        good().map((part) => ({
          ...part,
          data: String(part.data).replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006',
            'http://purl.oclc.org/ooxml/officeDocument',
          ),
        })),
      ),
    rows: [whole],
  },
]
