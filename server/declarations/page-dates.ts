import { dateParts, partName, splitDate, type DatePart } from '@gridward/contract/questionnaire/date-parts'
import { html, type Html } from '../platform/html.ts'

const sizes: Readonly<Record<DatePart, number>> = { y: 4, m: 2, d: 2, h: 2, min: 2 }

/** Year, month and day as three small fields with their names behind them, and two more for a time. */
export function dateFields(
  path: string,
  value: string,
  { id, time, about, names }: { id: string; time: boolean; about: Html; names: Readonly<Record<DatePart, string>> },
): Html {
  const typed = splitDate(value)
  const shown = dateParts.filter((part) => time || (part !== 'h' && part !== 'min'))
  return html`<span class="date">${shown.map(
    (part) =>
      html`<label><input id="${id}-${part}" class="part-${part}" name="${partName(path, part)}" value="${typed[part]}" inputmode="numeric" autocomplete="off" maxlength="${sizes[part] + 1}"${about} /> ${names[part]}</label> `,
  )}</span>`
}
