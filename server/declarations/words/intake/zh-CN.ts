/** 批量导入的表：名称、说明、列名和行内提示。 */
export const words = {
  survey: {
    title: '居民摸排表',
    about: '一人一行，同一户的地址写成一样。姓名、楼栋、房号必填；户籍地、籍贯会被识别，但不保存。',
  },
  returnee: { title: '返乡人员登记表', about: '一人一行。姓名、出发地、目的地详细地址必填。' },
  population: {
    title: '综治人口库',
    about:
      '从综治平台导出的人口底册，一人一行。只取姓名、证件、电话和住址，民族、宗教、婚姻等一律不取；不算摸排，不算申报。',
  },
  baseline: { title: '底数（户数和人数）', about: '每个社区（或网格）一行：户数、人数、来源和统计日期。' },
  doors: { title: '底数（门牌清单）', about: '每户一行。导入后，清单以外住人的户会显示为“底数外发现”。' },
  columns: {
    street: '街镇',
    community: '村（社区）',
    grid: '网格',
    households: '户数',
    people: '人数',
    source: '来源',
    countedOn: '统计日期',
    estate: '小区',
    building: '楼栋',
    unit: '单元',
    room: '房号',
  },
  built: { visit: '入户', declaration: '申报' },
  problems: {
    areaMissing: '请填写社区（村）名称或 12 位代码。',
    areaUnknown: (name: string) => `没有找到“${name}”，请核对名称，或填写代码。`,
    areaTwice: (name: string) => `有两个“${name}”，请在街镇一列写明，或填写代码。`,
    number: '请填写不小于 0 的整数。',
    day: '请填写日期，例如 2020-01-31。',
    addressMissing: '楼栋和房号至少填写一项。',
    sourceMissing: '请填写数据来自哪里，例如“综治平台”。',
    later: '日期在今天之后，请核对。',
  },
}
