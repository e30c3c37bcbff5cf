import type { Problem, ProblemCode } from './line-list.ts'

/** Collects what is wrong, one entry for each kind and column. */
export class Problems {
  readonly #found = new Map<
    string,
    { code: ProblemCode; count: number; rows: number[]; column?: string; shown?: string }
  >()

  note(code: ProblemCode, row: number, column?: string, shown?: string): void {
    const key = `${code} ${column ?? ''}`
    const entry = this.#found.get(key) ?? {
      code,
      count: 0,
      rows: [],
      ...(column && { column }),
      ...(shown && { shown }),
    }
    entry.count++
    if (entry.rows.length < 5) entry.rows.push(row)
    this.#found.set(key, entry)
  }

  list(): Problem[] {
    return [...this.#found.values()]
  }
}
