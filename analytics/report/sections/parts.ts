import { escape } from '../charts/svg.ts'

export const list = (sentences: readonly string[]): string =>
  sentences.length === 0 ? '' : `<ul>${sentences.map((one) => `<li>${escape(one)}</li>`).join('')}</ul>`

export const section = (heading: string, body: string): string =>
  body === '' ? '' : `<section><h2>${escape(heading)}</h2>${body}</section>`

export const figure = (chart: string, className = ''): string => `<figure class="${className}">${chart}</figure>`

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (kind: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${kind}>${escape(cell)}</${kind}>`).join('')}</tr>`
  return `<div class="scroll" tabindex="0"><table><thead>${cells('th', columns)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table></div>`
}

/** Numbers behind a figure, folded away on the screen. */
export const numbers = (heading: string, body: string): string =>
  `<details><summary>${escape(heading)}</summary>${body}</details>`
