/** 顶栏查找。 */
export const words = {
  label: '查找',
  hint: '查找区域、人、户、诉求',
  key: '按 / 键开始',
  open: '打开查找',
  areas: '区域',
  people: '人员',
  doors: '住户',
  calls: '诉求',
  all: '在人员查找中看全部',
  finding: '正在查…',
  none: '没有找到。人可以用姓名、拼音、首字母、证件号码或电话查，住址可以写 3-502。',
  short: '再多写一个字。',
  masked: '姓名、证件、电话已遮盖；查人已记入日志。',
}
