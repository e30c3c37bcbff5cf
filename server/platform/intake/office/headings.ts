import { bookOf, headings, id, person, rowsXml, sheetsOf, whole, type OfficeFile } from './made.ts'

const li = whole.replace('张三', '李四')
const two = [person(), person({ name: '李四' })]
const merged = (...references: string[]) =>
  `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`

/** Where headings stand, and what stands around the list. */
export const around: readonly OfficeFile[] = [
  {
    name: '列的顺序不同.xlsx',
    bytes: () =>
      bookOf([
        ['返回日期', '姓名', '体温', '身份证号', '手机号码'],
        ['2020-02-09', '张三', 36.5, id, '13800138000'],
      ]),
    rows: [whole],
  },
  {
    name: '表头带符号.xlsx',
    bytes: () => bookOf([['序号', '＊姓　名', '证件号码（18位）', '联系\n电话：', '体 温(℃)', '返回日期*'], person()]),
    rows: [whole],
  },
  {
    name: '标题和说明在上.xlsx',
    bytes: () =>
      bookOf([['返乡人员登记表'], ['填报单位：金碧社区', null, null, '填报日期', '2020.2.9'], headings, person()], {
        behind: merged('A1:F1'),
      }),
    rows: [whole],
  },
  {
    name: '两行表头.xlsx',
    bytes: () =>
      bookOf(
        [
          ['序号', '基本情况', null, null, '健康', '返回日期'],
          [null, '姓名', '证件号码', '联系电话', '体温', null],
          person(),
        ],
        { behind: merged('A1:A2', 'B1:D1', 'F1:F2') },
      ),
    rows: [whole],
  },
  {
    name: '两行表头同名.xlsx',
    bytes: () =>
      bookOf([
        ['包保责任人', null, '返乡人员', null],
        ['姓名', '联系电话', '姓名', '联系电话'],
        ['王五', '13900139000', '张三', '13800138000'],
      ]),
    rows: ['张三||13800138000||'],
  },
  {
    name: '向下合并.xlsx',
    bytes: () => bookOf([headings, person(), [2, '李四', id, null, 36.5, null]], { behind: merged('D2:D3', 'F2:F3') }),
    rows: [whole, li],
  },
  {
    name: '重复的列名.xlsx',
    bytes: () =>
      bookOf([
        [...headings, '姓名'],
        [...person(), '李四'],
      ]),
    rows: [whole],
  },
  {
    name: '缺必填列.xlsx',
    bytes: () =>
      bookOf([
        ['序号', '联系电话', '体温'],
        [1, '13800138000', 36.5],
      ]),
    missing: ['姓名'],
  },
  { name: '没有表头.xlsx', bytes: () => bookOf([person(), person()]), missing: ['姓名'] },
  { name: '只有表头.xlsx', bytes: () => bookOf([headings]), rows: [] },
  { name: '空工作表.xlsx', bytes: () => bookOf([]), missing: ['姓名'] },
  {
    name: '表尾合计.xlsx',
    bytes: () => bookOf([headings, person(), ['合　计', '1人', null, null, 36.5, null]]),
    rows: [whole, '! totalRow'],
  },
  {
    name: '表尾签名.xlsx',
    bytes: () => bookOf([headings, person(), ['填表人：王五', null, '审核人：赵六', null, '日期：2020.2.9']]),
    rows: [whole, '! noteRow'],
  },
  {
    name: '表尾说明.xlsx',
    bytes: () => bookOf([headings, person(), ['注：每天 16 时前报送']], { behind: merged('A3:F3') }),
    rows: [whole, '! noteRow'],
  },
  {
    name: '每页重复表头.xlsx',
    bytes: () => bookOf([headings, person(), headings, person({ name: '李四' })]),
    rows: [whole, '! headingRow', li],
  },
  { name: '预先编号的空行.xlsx', bytes: () => bookOf([headings, person(), [2], [3], [4]]), rows: [whole] },
  {
    name: '中间有空行.xlsx',
    bytes: () => bookOf([headings, person(), [], [], person({ name: '李四' })]),
    rows: [whole, li],
  },
  {
    name: '左边空列.xlsx',
    bytes: () =>
      bookOf([
        [null, null, ...headings],
        [null, null, ...person()],
      ]),
    rows: [whole],
  },
  {
    name: '表头在第二十行.xlsx',
    bytes: () => bookOf([], { sheet: rowsXml([['通知']], 1) + rowsXml([headings, person()], 20) }),
    rows: [whole],
  },
  {
    name: '几张工作表.xlsx',
    bytes: () =>
      sheetsOf([
        { name: '说明', rows: [['请填第二张表']] },
        { name: '登记', rows: [headings, ...two] },
        { name: '字典', rows: [['是'], ['否']] },
      ]),
    rows: [whole, li],
    sheet: '登记',
  },
  {
    name: '每天一张表.xlsx',
    bytes: () => sheetsOf(['2月9日', '2月10日'].map((name) => ({ name, rows: [headings, person()] }))),
    rows: [whole],
    sheet: '2月9日',
    others: ['2月10日'],
  },
  {
    name: '一份名单两张表.xlsx',
    bytes: () =>
      sheetsOf(
        ['登记（第 1 张，共 2 张）', '登记（第 2 张，共 2 张）'].map((name) => ({ name, rows: [headings, person()] })),
      ),
    rows: [whole],
    sheet: '登记（第 1 张，共 2 张）',
    more: ['登记（第 2 张，共 2 张）'],
  },
  {
    name: '第一张隐藏.xlsx',
    bytes: () =>
      sheetsOf([
        { name: '旧', state: 'hidden', rows: [headings, person({ name: '旧人' })] },
        { name: '新', rows: [headings, person()] },
      ]),
    rows: [whole],
    sheet: '新',
  },
  {
    name: '深度隐藏.xlsx',
    bytes: () =>
      sheetsOf([
        { name: '旧', state: 'veryHidden', rows: [headings, person({ name: '旧人' })] },
        { name: '新', rows: [headings, person()] },
      ]),
    rows: [whole],
    sheet: '新',
  },
  {
    name: '表名末尾有空格.xlsx',
    bytes: () =>
      sheetsOf([
        { name: '说明', rows: [['x']] },
        { name: ' 登记 ', rows: [headings, person()] },
      ]),
    wanted: '登记',
    rows: [whole],
    sheet: ' 登记 ',
  },
  { name: '指定的表不在.xlsx', bytes: () => bookOf([headings, person()]), wanted: '没有', refused: '没有这张工作表' },
  {
    name: '格式到最后一列.xlsx',
    bytes: () => bookOf([], { sheet: rowsXml([headings, person()]) + '<row r="3"><c r="XFD3" s="0"/></row>' }),
    rows: [whole],
  },
]
