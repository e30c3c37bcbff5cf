import { html, type Html } from '../html.ts'

type Screen = { title: string; rows: readonly string[]; hit: number }

/** Chinese characters are as wide as two Latin ones; more than the screen holds is cut. */
function fitting(text: string): string {
  let room = 26
  let kept = ''
  for (const sign of text) {
    room -= sign > '\u2e80' ? 2 : 1
    if (room < 0) return `${kept.trimEnd()}…`
    kept += sign
  }
  return kept
}

/** A screen of settings with its rows, and a finger's ring on the one to tap. */
export function picture({ title, rows, hit }: Screen): Html {
  const top = (at: number): number => 46 + at * 34
  const height = top(rows.length) + 16
  return html`<svg viewBox="0 0 220 ${height}" width="220" height="${height}" role="img" aria-label="${title}: ${rows[hit] ?? ''}">
<rect x="2" y="2" width="216" height="${height - 4}" rx="14" fill="#fff" stroke="#8b96a5" stroke-width="2"/>
<path d="M2 36h216" stroke="#d6dbe2"/><text x="110" y="25" text-anchor="middle" font-size="14" font-weight="600" fill="#1a2330">${fitting(title)}</text>
${rows.map(
  (row, at) =>
    html`<rect x="12" y="${top(at)}" width="196" height="28" rx="6" fill="${at === hit ? '#e7effb' : '#f5f7f9'}"/><text x="20" y="${top(at) + 19}" font-size="13" fill="${at === hit ? '#123f86' : '#465263'}">${fitting(row)}</text>`,
)}<circle cx="190" cy="${top(hit) + 14}" r="11" fill="none" stroke="#b0261d" stroke-width="3"/></svg>`
}
