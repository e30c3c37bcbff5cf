/**
 * A figure with its uncertainty. `level` is the coverage of the interval (0.95 unless said), `method` names the published
 * method in words a report may print. `low` and `high` are NaN where the method gives no interval.
 */
export interface Estimate {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly level: number
  readonly method: string
}
