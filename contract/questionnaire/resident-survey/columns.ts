import type { Column } from '../columns.ts'

const question = (header: string, key: string, also: readonly string[] = []): Column => ({
  header,
  also,
  to: { question: key },
})
const must = (column: Column): Column => ({ ...column, must: true })

/** The columns of 居民摸排表 as districts really kept it. 户籍地 and 籍贯 are recognised so that they can be left out. */
export const residentColumns: readonly Column[] = [
  { header: '序号', also: ['编号'], to: { surroundings: 'number' } },
  { header: '街镇', also: ['街道', '镇街', '镇（街）'], to: { surroundings: 'street' } },
  { header: '村（社区）', also: ['社区', '村', '村居', '村社区'], to: { surroundings: 'community' } },
  { header: '网格', also: ['网格号', '网格编号'], to: { surroundings: 'grid' } },
  question('小区', 'estate', ['小区名称']),
  must(question('楼栋', 'building', ['栋', '楼号', '栋号'])),
  question('单元', 'unit', ['单元号']),
  must(question('房号', 'room', ['门牌号', '房间号', '室'])),
  question('房屋使用', 'houseUse', ['房屋性质']),
  question('房东姓名', 'landlordName', ['房东']),
  question('房东电话', 'landlordPhone'),
  must(question('姓名', 'fullName', ['住户姓名', '居民姓名'])),
  question('与户主关系', 'relationToHead', ['关系']),
  question('性别', 'sex'),
  question('证件类型', 'idType', ['证件种类']),
  question('证件号码', 'idNumber', ['身份证号', '身份证号码', '证件号', '公民身份号码']),
  question('出生日期', 'birthDate', ['出生年月日', '生日']),
  question('联系电话', 'phone', ['电话', '手机', '手机号', '手机号码', '联系方式']),
  question('户籍地', 'registeredPlace', ['籍贯', '户籍', '户籍所在地', '户籍地址']),
  question('现居类型', 'residenceKind', ['居住类型']),
  question('工作单位', 'workplace', ['单位', '工作单位或学校']),
  question('14天内是否离本市', 'leftCity', ['是否离开本市', '14天内是否离开过本市', '近14天是否外出']),
  question('到访地', 'visitedPlace', ['外出地', '出行地', '来源地']),
  question('是否疫情重点地区旅居', 'riskStay', ['重点地区旅居', '是否有重点地区旅居史']),
  question('是否接触确诊/疑似/发热者', 'contact', ['接触史', '是否接触确诊疑似发热人员']),
  question('返回日期', 'returnDate', ['返回时间', '回来日期']),
  { header: '交通工具及班次', also: ['交通工具班次', '交通工具和班次'], to: 'journey' },
  question('现体温', 'temperature', ['体温', '体温℃']),
  question('症状', 'symptoms', ['健康状况', '有无症状']),
  question('基础疾病/孕/老幼独居标记', 'careMarks', ['特殊人群', '基础疾病', '关照对象']),
  question('所需帮扶', 'helpNeeds', ['帮扶需求', '需求']),
  question('已采取措施', 'measures', ['措施', '采取措施']),
  { header: '摸排方式', also: ['排查方式'], to: { surroundings: 'method' } },
  { header: '摸排人', also: ['排查人', '登记人', '网格员'], to: { surroundings: 'collector' } },
  { header: '摸排时间', also: ['排查时间', '登记时间', '摸排日期', '登记日期'], to: { surroundings: 'observedAt' } },
  question('备注', 'remark'),
]
