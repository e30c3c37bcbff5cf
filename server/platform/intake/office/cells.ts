import { bookOf, dated, headings, id, one, person, rowsXml, whole, type OfficeFile } from './made.ts'

const typed = (type: string, value: string, formula = '') => ({
  xml: `<c t="${type}">${formula === '' ? '' : `<f>${formula}</f>`}<v>${value}</v></c>`,
})
const styled = (style: number, value: string | number) => ({ xml: `<c s="${style}"><v>${value}</v></c>` })
const formats = (...codes: string[]) =>
  `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellXfs><xf numFmtId="0"/>${codes.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs>`

/** What stands in single cells. */
export const cells: readonly OfficeFile[] = [
  { name: '整齐的表.xlsx', bytes: () => one({}), rows: [whole] },
  {
    name: '全角数字和空格.xlsx',
    bytes: () => one({ phone: ' １３８００１３８０００　', heat: '３６．５' }),
    rows: [whole],
  },
  {
    name: '零宽字符.xlsx',
    bytes: () => one({ name: '\ufeff张\u200b三\u200e', id: `\u202d${id}\u202c` }),
    rows: [whole],
  },
  {
    name: '不换行空格.xlsx',
    bytes: () => one({ name: '\u00a0张三\u00a0', phone: '\u00a013800138000' }),
    rows: [whole],
  },
  { name: '前导撇号.xlsx', bytes: () => one({ id: `'${id}`, phone: '‘13800138000' }), rows: [whole] },
  {
    name: '身份证存成数字.xlsx',
    bytes: () => one({ id: { xml: '<c><v>4.40112199001011E+17</v></c>' } }),
    rows: ['!id digitsLost'],
  },
  { name: '身份证变成科学计数.xlsx', bytes: () => one({ id: '4.40112E+17' }), rows: ['!id digitsLost'] },
  { name: '身份证末三位为零.xlsx', bytes: () => one({ id: '990101199001020000' }), rows: ['!id rounded'] },
  { name: '身份证少一位.xlsx', bytes: () => one({ id: id.slice(1) }), rows: ['!id cardLength'] },
  { name: '错误值.xlsx', bytes: () => one({ phone: typed('e', '#N/A') }), rows: ['!phone errorValue'] },
  { name: '错误值是文字.xlsx', bytes: () => one({ phone: '#REF!' }), rows: ['!phone errorValue'] },
  { name: '列太窄复制成井号.xlsx', bytes: () => one({ day: '########' }), rows: ['!day errorValue'] },
  {
    name: '公式有结果.xlsx',
    bytes: () => one({ name: typed('str', '张三', 'A1&amp;B1'), heat: typed('n', '36.5', '36+0.5') }),
    rows: [whole],
  },
  {
    name: '公式没有结果.xlsx',
    bytes: () => one({ heat: { xml: '<c><f>AVERAGE(E3:E9)</f><v></v></c>' } }),
    rows: ['!heat noResult'],
  },
  {
    name: '公式结果为空.xlsx',
    bytes: () => one({ heat: { xml: '<c t="str"><f>IF(1,"")</f><v></v></c>' } }),
    rows: [whole.replace('36.5', '')],
  },
  { name: '逻辑值.xlsx', bytes: () => one({ phone: true }), rows: ['!phone phone'] },
  {
    name: '共享字符串.xlsx',
    bytes: () => one({ name: typed('s', '0') }, { strings: '<si><t>张三</t></si>' }),
    rows: [whole],
  },
  {
    name: '富文本.xlsx',
    bytes: () =>
      one({ name: typed('s', '0') }, { strings: '<si><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r></si>' }),
    rows: [whole],
  },
  {
    name: '内联富文本.xlsx',
    bytes: () => one({ name: { xml: '<c t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r></is></c>' } }),
    rows: [whole],
  },
  {
    name: '带拼音.xlsx',
    bytes: () =>
      one({ name: typed('s', '0') }, { strings: '<si><t>张三</t><rPh sb="0" eb="1"><t>zhang</t></rPh></si>' }),
    rows: [whole],
  },
  { name: '单元格内换行.xlsx', bytes: () => one({ name: '张\n三', phone: '138\n0013 8000' }), rows: [whole] },
  {
    name: '很长的单元格.xlsx',
    bytes: () =>
      bookOf([
        [...headings, '备注'],
        [...person(), '长'.repeat(32_767)],
      ]),
    rows: [whole],
  },
  {
    name: '过长的单元格.xlsx',
    bytes: () =>
      bookOf([
        [...headings, '备注'],
        [...person(), '长'.repeat(40_000)],
      ]),
    refused: '一个单元格的字数超过上限 32,767',
  },
  {
    name: '百分比.xlsx',
    bytes: () => one({ heat: styled(1, 0.365) }, { styles: formats('0.0%') }),
    rows: ['!heat range'],
  },
  { name: '百分比文字.xlsx', bytes: () => one({ heat: '36.5%' }), rows: ['!heat number'] },
  { name: '带单位.xlsx', bytes: () => one({ heat: '36.5℃' }), rows: ['!heat number'] },
  { name: '电话存成数字.xlsx', bytes: () => one({ phone: 13800138000 }), rows: [whole] },
  {
    name: '隐藏的行.xlsx',
    bytes: () => bookOf([], { sheet: rowsXml([headings, person(), person({ name: '李四' })], 1, [2]) }),
    rows: [whole, whole.replace('张三', '李四')],
    hidden: 1,
  },
  {
    name: '隐藏的列.xlsx',
    bytes: () =>
      bookOf([], { sheet: rowsXml([headings, person()]), behind: '<cols><col min="3" max="3" hidden="1"/></cols>' }),
    rows: [whole],
  },
  {
    name: '日期1900.xlsx',
    bytes: () => one({ day: styled(1, 43870) }, { styles: formats('yyyy/m/d') }),
    rows: [whole],
  },
  {
    name: '日期1904.xlsx',
    bytes: () =>
      one(
        { day: styled(1, 42408) },
        {
          styles: formats('yyyy/m/d'),
          workbook:
            '<workbook xmlns:r="urn:r"><workbookPr date1904="1"/><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        },
      ),
    rows: [whole],
  },
  {
    name: '日期只显示月日.xlsx',
    bytes: () => one({ day: styled(1, 43870) }, { styles: formats('m&quot;月&quot;d&quot;日&quot;') }),
    rows: [whole],
  },
  {
    name: '日期带时间.xlsx',
    bytes: () => one({ day: styled(1, 43870.5) }, { styles: formats('yyyy-mm-dd hh:mm') }),
    rows: [dated('2020-02-09 12:00:00')],
  },
  { name: '日期失去格式.xlsx', bytes: () => one({ day: 43870 }), rows: ['!day serial'] },
  {
    name: '日期各种写法.xlsx',
    bytes: () =>
      bookOf([
        headings,
        ...[
          '2020-02-09',
          '2020/2/9',
          '2020.2.9',
          '2020年2月9日',
          '20200209',
          '9-Feb-20',
          '二〇二〇年二月九日',
          '２０２０／２／９',
        ].map((day) => person({ day })),
        person({ day: 20200209 }),
      ]),
    rows: Array.from({ length: 9 }, () => whole),
  },
  {
    name: '日期没有年份.xlsx',
    bytes: () => bookOf([headings, person({ day: '2月9日' }), person({ day: 2.9 })]),
    rows: ['!day yearMissing', '!day yearMissing'],
  },
  { name: '日期分不清.xlsx', bytes: () => one({ day: '02/03/2020' }), rows: ['!day order'] },
  { name: '没有这一天.xlsx', bytes: () => one({ day: '2020-02-30' }), rows: ['!day day'] },
  {
    name: '日期写斜杠.xlsx',
    bytes: () => bookOf([headings, person({ day: '/' }), person({ day: '无' })]),
    rows: [dated(''), dated('')],
  },
]
