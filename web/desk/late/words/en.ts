import type { words as zhCN } from './zh-CN.ts'

export const words: typeof zhCN = {
  menu: 'Late, and whose',
  title: 'What is late, and whose it is',
  lead: 'What limits or troubles a person comes first, then reports, then doors. A line opens its list.',
  most: (n: string) => `Only the ${n} most urgent.`,
  count: (n: string) => `${n} in all`,
  area: 'Area',
  what: 'What',
  since: 'Since',
  who: 'Whose',
  nobody: 'nobody named yet',
  assign: 'Name somebody',
  none: 'Nothing is late.',
  noneWhy: 'Calls, objections, reports and doors are all in time.',
  whats: {
    appeals: (n: string) => `${n} objections without an answer`,
    calls: (n: string) => `${n} calls past their clock`,
    confirmation: () => 'report not confirmed',
    coverage: (n: string) => `${n} doors overdue`,
  },
}
