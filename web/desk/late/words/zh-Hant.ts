// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 逾期清單：欠什麼、欠多久、該找誰。 */
export const words = {
  menu: '逾期與責任人',
  title: '逾期與責任人',
  lead: '先是對人的限制和訴求，再是日報，再是入戶。點一行打開名單。',
  most: (n: string) => `只列最急的 ${n} 項。`,
  count: (n: string) => `共 ${n} 項`,
  area: '區域',
  what: '欠什麼',
  since: '從何時起',
  who: '責任人',
  nobody: '尚未指定責任人',
  assign: '去指定',
  none: '沒有逾期。',
  noneWhy: '訴求、申訴、日報和入戶都在時限內。',
  whats: {
    appeals: (n: string) => `${n} 件申訴超時未答覆`,
    calls: (n: string) => `${n} 件訴求超時`,
    confirmation: () => '日報未確認',
    coverage: (n: string) => `${n} 戶超期未摸排`,
  },
}
