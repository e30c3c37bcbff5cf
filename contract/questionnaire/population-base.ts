import type { Column } from './columns.ts'
import { lists } from './lists.ts'
import { residentSurveyWords } from './resident-survey/words.ts'
import type { Definition } from './schema.ts'

/**
 * 综治人口库: who was known to live where before anybody knocked, as the governance platform of the district hands it
 * over (headings after GB/T 31000-2015, table of residents). It says who somebody is and where; nothing about health, and
 * it answers for nobody at the door. A published version never changes.
 */
export const populationBase: Definition = {
  key: 'population-base',
  version: 1,
  lists: { sex: lists.sex, documentType: lists.documentType, relation: lists.relation },
  questions: [
    { key: 'estate', type: 'text', maxLength: 80, bind: 'household.estate' },
    { key: 'building', type: 'text', maxLength: 40, bind: 'household.building', required: true },
    { key: 'unit', type: 'text', maxLength: 20, bind: 'household.unit' },
    { key: 'room', type: 'text', maxLength: 40, bind: 'household.room', required: true },
    { key: 'fullName', type: 'text', kind: 'name', maxLength: 60, bind: 'person.name', required: true },
    { key: 'relationToHead', type: 'select_one', choices: 'relation', bind: 'member.relation' },
    { key: 'sex', type: 'select_one', choices: 'sex', bind: 'person.sex' },
    { key: 'idType', type: 'select_one', choices: 'documentType', bind: 'person.documentType' },
    {
      key: 'idNumber',
      type: 'text',
      kind: 'identity',
      documentKey: 'idType',
      bind: 'person.documentNumber',
      sensitive: true,
      relevant: { question: 'idType', op: '!=', value: 'none' },
    },
    {
      key: 'birthDate',
      type: 'date',
      bind: 'person.birthDate',
      relevant: { question: 'idType', op: '!=', value: 'identityCard' },
      constraint: { question: 'birthDate', op: '<=', today: 0 },
    },
    { key: 'phone', type: 'text', kind: 'phone', bind: 'person.phone', sensitive: true },
  ],
  words: residentSurveyWords,
}

const question = (header: string, key: string, also: readonly string[] = []): Column => ({
  header,
  also,
  to: { question: key },
})
const must = (column: Column): Column => ({ ...column, must: true })

/** What else the base holds (民族, 宗教信仰, 政治面貌, 婚姻状况, 户籍地 …) is no column here: it is not taken. */
export const populationColumns: readonly Column[] = [
  { header: '序号', also: ['编号'], to: { surroundings: 'number' } },
  { header: '街镇', also: ['街道', '镇街', '乡镇街道'], to: { surroundings: 'street' } },
  { header: '村（社区）', also: ['社区', '村', '村居', '村社区'], to: { surroundings: 'community' } },
  { header: '网格', also: ['网格号', '所属网格', '网格名称', '网格编码'], to: { surroundings: 'grid' } },
  question('小区', 'estate', ['小区名称']),
  must(question('楼栋', 'building', ['栋', '楼号', '栋号', '楼栋名称'])),
  question('单元', 'unit', ['单元号']),
  must(question('房号', 'room', ['门牌号', '房间号', '室', '房屋编号'])),
  must(question('姓名', 'fullName', ['人员姓名'])),
  question('与户主关系', 'relationToHead', ['关系']),
  question('性别', 'sex'),
  question('证件类型', 'idType', ['证件种类', '证件代码']),
  question('公民身份号码', 'idNumber', ['身份证号', '身份证号码', '证件号码', '证件号', '公民身份证号码']),
  question('出生日期', 'birthDate', ['出生年月日']),
  question('联系方式', 'phone', ['联系电话', '电话', '手机号码', '联系手机']),
  must({
    header: '更新日期',
    also: ['更新时间', '数据更新时间', '采集时间', '采集日期', '录入时间', '登记时间', '统计日期'],
    to: { surroundings: 'observedAt' },
  }),
]
