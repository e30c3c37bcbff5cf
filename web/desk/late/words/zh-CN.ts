/** 逾期清单：欠什么、欠多久、该找谁。 */
export const words = {
  menu: '逾期与责任人',
  title: '逾期与责任人',
  lead: '先是对人的限制和诉求，再是日报，再是入户。点一行打开名单。',
  most: (n: string) => `只列最急的 ${n} 项。`,
  count: (n: string) => `共 ${n} 项`,
  area: '区域',
  what: '欠什么',
  since: '从何时起',
  who: '责任人',
  nobody: '尚未指定责任人',
  assign: '去指定',
  none: '没有逾期。',
  noneWhy: '诉求、申诉、日报和入户都在时限内。',
  whats: {
    appeals: (n: string) => `${n} 件申诉超时未答复`,
    calls: (n: string) => `${n} 件诉求超时`,
    confirmation: () => '日报未确认',
    coverage: (n: string) => `${n} 户超期未摸排`,
  },
}
