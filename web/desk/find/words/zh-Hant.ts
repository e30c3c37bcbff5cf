// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 頂欄查找。 */
export const words = {
  label: '查找',
  hint: '查找區域、人、戶、訴求',
  key: '按 / 鍵開始',
  open: '打開查找',
  areas: '區域',
  people: '人員',
  doors: '住戶',
  calls: '訴求',
  all: '在人員查找中看全部',
  finding: '正在查…',
  none: '沒有找到。人可以用姓名、拼音、首字母、證件號碼或電話查，住址可以寫 3-502。',
  short: '再多寫一個字。',
  masked: '姓名、證件、電話已遮蓋；查人已記入日誌。',
}
