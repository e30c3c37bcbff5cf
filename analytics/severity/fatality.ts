import type { Estimate } from '../estimate.ts'
import { betaQuantile } from '../numeric/beta.ts'

const none = { estimate: NaN, low: NaN, high: NaN }

/**
 * Case fatality: deaths / cases, with the exact interval of Clopper and Pearson (doi:10.1093/biomet/26.4.404). Give the
 * cases whose outcome is known (deaths + recoveries) for the fatality among closed cases. No cases: all NaN.
 *
 * Misleads while an outbreak grows: deaths lag behind cases, so deaths / all cases is too low (see
 * `delayAdjustedFatality`), deaths / closed cases too high where recoveries are reported late. Mild cases that were never
 * found raise both. Errors: `RangeError` for counts that are negative, not whole, or more deaths than cases.
 */
export function caseFatality(deaths: number, cases: number, level = 0.95): Estimate {
  checkDeaths(deaths, cases)
  const method = 'deaths / cases, exact interval (Clopper-Pearson)'
  if (cases === 0) return { ...none, level, method }
  return { estimate: deaths / cases, ...exactBounds(deaths, cases, level), level, method }
}

/**
 * Fatality of the cases that began in the `window` days up to each day: Σ deaths / Σ cases, where `deaths[t]` are the deaths
 * among the cases of day t whenever they died. Days before the first full window, or without cases, are NaN.
 *
 * Misleads at the end of the series, where some outcomes are still to come. Errors: `RangeError` for series of different
 * length, a window below 1, counts that are negative, not whole, or more deaths than cases on a day.
 */
export function rollingFatality(
  cases: ArrayLike<number>,
  deaths: ArrayLike<number>,
  window: number,
  level = 0.95,
): Estimate[] {
  if (cases.length !== deaths.length)
    throw new RangeError(`cases has ${cases.length} days and deaths has ${deaths.length}; both must be equally long`)
  if (!(Number.isInteger(window) && window >= 1))
    throw new RangeError(`window is ${window}; it must be a whole number from 1`)
  let [ill, dead] = [0, 0]
  return Array.from({ length: cases.length }, (_, t) => {
    checkDeaths(deaths[t]!, cases[t]!, `[${t}]`)
    ill += cases[t]! - (t >= window ? cases[t - window]! : 0)
    dead += deaths[t]! - (t >= window ? deaths[t - window]! : 0)
    return t < window - 1 ? { ...caseFatality(0, 0, level) } : caseFatality(dead, ill, level)
  })
}

/**
 * Fatality corrected for deaths that are still to come: deaths so far / (u · cases so far), where
 * u = Σ_t Σ_j c_{t−j} f_j / Σ_t c_t is the share of cases whose outcome would be known by now.
 *
 * `cases` are new cases by day (onset or report), `delay[j]` the probability that a death comes j days after that day
 * (sums to 1, or less where the tail is cut). Nishiura et al. 2009, doi:10.1371/journal.pone.0006852, eqs 2-4; Garske et
 * al. 2009, doi:10.1136/bmj.b2840. Interval: exact binomial with u · cases trials, in beta quantiles, so that the trials
 * need not be whole. No outcome due yet (u = 0): all NaN. The estimate is kept at 1 where deaths outnumber the outcomes due.
 *
 * Misleads when the delay is taken from deaths seen so far in a growing outbreak (too short: fit it with right
 * truncation), and when mild cases are missed. Errors: `RangeError` for counts that are negative or not whole, a delay
 * with negative parts or a sum above 1, more deaths than cases.
 */
export function delayAdjustedFatality(
  cases: ArrayLike<number>,
  deaths: number,
  delay: ArrayLike<number>,
  level = 0.95,
): Estimate & { readonly knownShare: number } {
  const method = 'deaths / cases with a known outcome, delay-adjusted (Nishiura 2009), exact interval'
  checkDelay(delay)
  let total = 0
  let known = 0
  let reached = 0
  const due = new Float64Array(cases.length)
  for (let j = 0; j < cases.length; j++) due[j] = reached += delay[j] ?? 0
  for (let t = 0; t < cases.length; t++) {
    checkDeaths(0, cases[t]!, `[${t}]`)
    total += cases[t]!
    known += cases[t]! * due[cases.length - 1 - t]!
  }
  checkDeaths(deaths, total)
  const knownShare = total === 0 ? NaN : known / total
  if (!(known > 0)) return { ...none, level, method, knownShare }
  const estimate = Math.min(1, deaths / known)
  return { estimate, ...exactBounds(deaths, Math.max(known, deaths), level), level, method, knownShare }
}

function exactBounds(deaths: number, cases: number, level: number): { low: number; high: number } {
  const tail = (1 - level) / 2
  return {
    low: deaths === 0 ? 0 : betaQuantile(tail, deaths, cases - deaths + 1),
    high: cases - deaths <= 0 ? 1 : betaQuantile(tail, deaths + 1, cases - deaths, 'upper'),
  }
}

function checkDelay(delay: ArrayLike<number>): void {
  let sum = 0
  for (let j = 0; j < delay.length; j++) {
    if (!(delay[j]! >= 0)) throw new RangeError(`delay[${j}] is ${delay[j]}; a probability must be 0 or more`)
    sum += delay[j]!
  }
  if (sum > 1 + 1e-9) throw new RangeError(`delay sums to ${sum}; probabilities must not exceed 1`)
}

function checkDeaths(deaths: number, cases: number, at = ''): void {
  if (!(Number.isInteger(cases) && cases >= 0))
    throw new RangeError(`cases${at} is ${cases}; it must be a whole number from 0`)
  if (!(Number.isInteger(deaths) && deaths >= 0 && deaths <= cases))
    throw new RangeError(`deaths${at} is ${deaths}; it must be a whole number from 0 to the cases, ${cases}`)
}
