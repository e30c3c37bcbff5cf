import { dayOf } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import { sunsetWords } from '@gridward/contract/words/sunset'
import { escape, languageLinks, paper } from './page.ts'
import type { PublicEnding } from './store-sunset.ts'

/** For everybody, without JavaScript: what was kept for emergencies that are over, and when it goes or how much went. */
export function deletedPage(rows: readonly PublicEnding[], language: Language): string {
  const words = sunsetWords[language]
  const list = rows.map((row) => entry(row, language)).join('')
  const body = `${languageLinks()}<h1>${escape(words.page.title)}</h1><p>${escape(words.page.lead)}</p>`
  return paper(language, words.page.title, body + (list || `<p>${escape(words.page.none)}</p>`))
}

function entry(row: PublicEnding, language: Language): string {
  const words = sunsetWords[language]
  const day = (at: string): string => dayOf(at, row.zone)
  const state = row.doneAt
    ? words.states.done(day(row.doneAt))
    : row.dueAt
      ? words.states.notice(day(row.dueAt))
      : words.page.waits
  const names: Readonly<Record<string, string>> = words.tables
  const went = Object.entries(row.proof ?? {}).map(
    ([table, n]) => `<li>${escape(names[table] ?? table)}：${escape(words.rows(String(n)))}</li>`,
  )
  const lines = [
    `${row.districtName} ${row.area || words.page.wholeDistrict}`,
    words.page.over(day(row.overAt)),
    state,
    ...(row.units?.length ? [words.page.units(row.units.join('、'))] : []),
  ]
  return `<section class="sign"><b>${escape(row.disease)}</b>${lines.map((line) => `<p style="margin:4px 0">${escape(line)}</p>`).join('')}<ul>${went.join('')}</ul></section>`
}
