import type { RosterReceipt } from '@gridward/contract/access/invitations'

const columns = ['name', 'phone', 'unit', 'role', 'area'] as const

/** A cell that a spreadsheet would run gets an apostrophe in front, as in our exports; our reader drops it again. */
const cell = (text: string): string =>
  `"${(/^'*\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Rejected rows as they were, with the reasons, under the headings of the template: to be mended and sent again. */
export function rejectedFile(
  rejected: RosterReceipt['rejected'],
  titles: Readonly<Record<(typeof columns)[number], string>> & { reason: string },
): string {
  const heads = [...columns.map((key) => titles[key]), titles.reason]
  const lines = rejected.map((row) => [
    ...columns.map((key) => row[key] ?? ''),
    row.problems.map((problem) => problem.text).join('；'),
  ])
  return `\uFEFF${[heads, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
