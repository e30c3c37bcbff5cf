import type { Column } from '../columns.ts'

const question = (header: string, key: string, also: readonly string[] = []): Column => ({
  header,
  also,
  to: { question: key },
})
const must = (column: Column): Column => ({ ...column, must: true })

/** The columns of 返乡（返穗、返济）人员登记表 as districts really kept it; hand-over to the community is the gate's, not the form's. */
export const returneeColumns: readonly Column[] = [
  { header: '编号', also: ['序号'], to: { surroundings: 'number' } },
  { header: '街镇', also: ['街道', '镇街'], to: { surroundings: 'street' } },
  { header: '村（社区）', also: ['社区', '村', '村居'], to: { surroundings: 'community' } },
  { header: '网格', also: ['网格号'], to: { surroundings: 'grid' } },
  must(question('姓名', 'fullName')),
  question('性别', 'sex'),
  question('证件类型', 'idType', ['证件种类']),
  question('证件号码', 'idNumber', ['身份证号', '身份证号码', '证件号']),
  question('出生日期', 'birthDate'),
  question('电话', 'phone', ['联系电话', '手机', '手机号码']),
  question('户籍地', 'registeredPlace', ['籍贯', '户籍']),
  must(question('出发地', 'departurePlace', ['出发地（省市县）', '来源地', '何地返回'])),
  question('出发时间', 'departureTime', ['离开时间']),
  question('途经地', 'viaPlaces', ['途经地区']),
  question('抵达时间', 'arrivalTime', ['到达时间', '返回时间']),
  question('交通方式', 'transport', ['交通工具']),
  question('车次航班/车牌', 'transportNumber', ['车次', '航班号', '车次航班', '车牌号', '车次航班车牌']),
  question('座位号', 'seat', ['座位']),
  question('同行人及电话', 'companions', ['同行人']),
  must(question('目的地详细地址', 'address', ['目的地', '现住址', '居住地址', '住址'])),
  question('居住条件', 'singleRoom', ['居住条件（单间独卫）', '是否单间独卫']),
  question('接触史', 'contact', ['是否接触确诊疑似发热人员']),
  question('抵达体温', 'temperature', ['体温']),
  question('症状', 'symptoms', ['健康状况']),
  question('核酸结果', 'testResult', ['核酸', '核酸检测结果']),
  question('核酸时间', 'testTime', ['检测时间', '采样时间']),
  question('健康码颜色', 'codeColour', ['健康码']),
  question('管控方式', 'controlMode', ['管控措施', '隔离方式']),
  question('起始日期', 'controlFrom', ['开始日期', '起止日期起', '隔离开始日期']),
  question('截止日期', 'controlUntil', ['结束日期', '起止日期止', '隔离结束日期']),
  question('包保责任人', 'wardenName', ['责任人', '包保人']),
  question('包保责任人电话', 'wardenPhone', ['责任人电话', '包保人电话']),
  question('卡口/车站', 'checkpoint', ['卡口', '车站', '登记卡口']),
  { header: '登记人', also: ['填表人'], to: { surroundings: 'collector' } },
  { header: '登记时间', also: ['登记日期', '填表时间'], to: { surroundings: 'observedAt' } },
  question('备注', 'remark'),
]
