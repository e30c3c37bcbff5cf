import type { words } from '../words/identity/zh-CN.ts'

/** A code has one sentence in each language: contract/words/identity. */
export type IdentityProblem = keyof typeof words.problems
export type Params = Readonly<Record<string, string | number>>
export type Failure = { ok: false; problem: IdentityProblem; params: Params }
export type Result<T> = { ok: true; value: T } | Failure

export const good = <T>(value: T): Result<T> => ({ ok: true, value })
export const bad = (problem: IdentityProblem, params: Params = {}): Failure => ({ ok: false, problem, params })

export type Checks = {
  /** 'YYYY-MM-DD': a birth after this day is refused. Without it only the calendar is checked. */
  today?: string
  /** True in a demo or a drill only: accepts the made-up region 99xxxx and phones that no network hands out. */
  synthetic?: boolean
}
