import { lineList, type ListOptions, type RawCell } from './builder.ts'
import type { LineList } from './line-list.ts'

const side = /^(infector|infectee|传染者|被传染者)[\s_-]*(.+)$/i

/** Whether a file lists pairs of who infected whom, each with columns of its own (`infector_id`, `infectee_onsetDate`). */
export function isPairList(headings: readonly string[]): boolean {
  const { infector, infectee } = sides(headings)
  return infector.has('id') && infectee.has('id')
}

/**
 * A list of pairs as a line list with links: each case once, its gaps filled from all pairs it stands in. Columns are
 * those that both sides have, under their common name. Errors as `lineList`.
 */
export function pairList(headings: readonly string[], options: ListOptions) {
  const { infector, infectee } = sides(headings)
  const common = [...infector.keys()].filter((name) => infectee.has(name))
  const list = lineList(common, { ...options, repeats: true })
  const id = list.columns.id ?? common.indexOf('id')
  let pairs = 0
  return {
    columns: list.columns,
    add(cells: readonly RawCell[], row: number): void {
      const [from, to] = [infector, infectee].map((places) => common.map((name) => cells[places.get(name)!]))
      list.add(from!, row)
      list.add(to!, row)
      list.link(from![id] ?? '', to![id] ?? '')
      pairs++
    },
    link: list.link,
    finish: (): LineList => ({ ...list.finish(), rows: pairs }),
  }
}

/** Where each side keeps what: name without the side → column. */
function sides(headings: readonly string[]): { infector: Map<string, number>; infectee: Map<string, number> } {
  const found = { infector: new Map<string, number>(), infectee: new Map<string, number>() }
  headings.forEach((heading, at) => {
    const match = side.exec(heading.trim())
    if (match) found[/^(infector|传染者)$/i.test(match[1]!) ? 'infector' : 'infectee'].set(match[2]!.toLowerCase(), at)
  })
  return found
}

/** Headings of a file of links: the column of the infector, then of the infected; null where they cannot be told. */
export function linkColumns(headings: readonly string[]): [from: number, to: number] | null {
  const names = headings.map((heading) => heading.toLowerCase().replace(/[\s_-]/g, ''))
  const from = names.findIndex((name) => /^(from|infector(id)?|source|传染源|传染者)$/.test(name))
  const to = names.findIndex((name) => /^(to|infectee(id)?|caseid|case|id|target|病例编号|被传染者)$/.test(name))
  return from >= 0 && to >= 0 ? [from, to] : null
}
