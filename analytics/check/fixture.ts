/** A numeric field of a fixture: a number, `null` for R's NA, or nested arrays of them. */
export type Value = number | boolean | null | readonly Value[]

/** Outside data: each check reads what its kind has, and the number comparisons find whatever is missing. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Fields = any

/**
 * One fixture: what a reference implementation answered on given inputs. `method` is its kind and says which check reads
 * it. The fields differ from kind to kind, so inputs, expected values and tolerances are read by the check itself.
 */
export interface Fixture {
  readonly id: string
  readonly method: string
  readonly inputs: Fields
  readonly expected: Fields
  readonly tolerance: Fields
}

/** One expected field beside ours: passes when `worst <= allowed`, both in the same (relative or absolute) terms. */
export interface Comparison {
  readonly name: string
  readonly worst: number
  readonly allowed: number
  /** Worst relative error, where the field is not exact and not simulated. */
  readonly relative?: number
  /** What is wrong, and where, when the numbers alone do not say it. */
  readonly why?: string
}

/** Compares everything that a fixture of its kind expects. It reads the fixture's inputs and parameters, never its name. */
export type Check = (fixture: Fixture) => readonly Comparison[] | Promise<readonly Comparison[]>
export type Checks = Readonly<Record<string, Check>>

/** Passes when the difference is within `abs`, or within `rel` times the expected value; the larger of both counts. */
export interface Tolerance {
  readonly rel?: number
  readonly abs?: number
}

/**
 * Every number of `expected` (any depth) beside `actual` of the same shape. `null` expects NaN, null or undefined.
 * `worst` is the largest difference in parts of what is allowed there, so `allowed` is 1.
 */
export function close(name: string, actual: unknown, expected: Value, tolerance: Tolerance): Comparison {
  const found = { worst: 0, relative: 0, why: '' }
  walk(name, actual, expected, (path, ours, theirs) => {
    const difference = ours === theirs ? 0 : Math.abs(ours - theirs)
    const room = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(theirs))
    const parts = difference === 0 ? 0 : Number.isNaN(difference) || room === 0 ? Infinity : difference / room
    if (parts > found.worst) {
      found.worst = parts
      found.why = `${path}: ${ours} where ${theirs} is expected`
    }
    const relative = difference === 0 ? 0 : difference / Math.max(Math.abs(theirs), Number.MIN_VALUE)
    if (theirs !== 0 && !(relative <= found.relative)) found.relative = relative
  })
  return { name, worst: found.worst, allowed: 1, relative: found.relative, ...(found.worst > 1 && { why: found.why }) }
}

/** Every value equal (booleans count as 0 and 1); `worst` is how many differ. */
export function exactly(name: string, actual: unknown, expected: Value): Comparison {
  let worst = 0
  let why = ''
  walk(name, actual, expected, (path, ours, theirs) => {
    if (ours === theirs) return
    worst++
    why ||= `${path}: ${ours} where ${theirs} is expected`
  })
  return { name, worst, allowed: 0, ...(worst > 0 && { why }) }
}

type Visit = (path: string, ours: number, theirs: number) => void

function walk(path: string, actual: unknown, expected: Value, visit: Visit): void {
  if (Array.isArray(expected)) {
    const list = actual as ArrayLike<unknown> | undefined
    if (list?.length !== expected.length) return visit(`${path}.length`, list?.length ?? NaN, expected.length)
    for (let i = 0; i < expected.length; i++) walk(`${path}[${i}]`, list[i], expected[i] as Value, visit)
    return
  }
  const ours = actual === null || actual === undefined ? NaN : Number(actual)
  // both lack the value: equal; only one lacks it: as different as can be
  if (expected === null) visit(path, Number.isNaN(ours) ? 0 : ours, Number.isNaN(ours) ? 0 : NaN)
  else visit(path, ours, Number(expected))
}
