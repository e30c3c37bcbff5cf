/** Which probability a function speaks of: P(X <= x) or P(X > x), plain or as its natural logarithm. */
export type Tail = 'lower' | 'upper' | 'log-lower' | 'log-upper'

/** log(1 - exp(v)) for v <= 0 without losing the small one of the two (Maechler 2012). */
export function log1mexp(v: number): number {
  return v > -Math.LN2 ? Math.log(-Math.expm1(v)) : Math.log1p(-Math.exp(v))
}

/** Turns the logarithm of one tail into the tail that was asked for. */
export function toTail(log: number, isLower: boolean, tail: Tail): number {
  const wantsLower = tail === 'lower' || tail === 'log-lower'
  const wantsLog = tail === 'log-lower' || tail === 'log-upper'
  if (wantsLower === isLower) return wantsLog ? log : Math.exp(log)
  return wantsLog ? log1mexp(log) : -Math.expm1(log)
}

export const isLog = (tail: Tail): boolean => tail === 'log-lower' || tail === 'log-upper'
export const isUpper = (tail: Tail): boolean => tail === 'upper' || tail === 'log-upper'

/** The two log tails of a probability `p` given in the form `tail`; RangeError outside of [0, 1]. */
export function logTails(p: number, tail: Tail): { lower: number; upper: number } {
  if (!(isLog(tail) ? p <= 0 : p >= 0 && p <= 1)) {
    throw new RangeError(`probability must lie in ${isLog(tail) ? '(-Infinity, 0]' : '[0, 1]'}, not ${p}`)
  }
  const own = isLog(tail) ? p : Math.log(p)
  const other = isLog(tail) ? log1mexp(p) : Math.log1p(-p)
  return isUpper(tail) ? { lower: other, upper: own } : { lower: own, upper: other }
}

/** RangeError with a plain sentence unless `value` is a finite number above zero. */
export function wantPositive(value: number, name: string): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be a finite number above 0, not ${value}`)
}
