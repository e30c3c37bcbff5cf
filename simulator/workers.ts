import { fullName } from './names.ts'
import type { Plan } from './plan.ts'
import { workerPhone } from './phones.ts'
import { stream } from './random.ts'

/** The grid worker of one grid. `index` is the number of the grid in the district. */
export type Worker = {
  readonly index: number
  readonly grid: string
  readonly name: string
  readonly phone: string
  /** Milliseconds by which the phone's clock is wrong (ahead is positive). */
  readonly clockError: number
  /** Out of reach at the doors: what is recorded arrives at noon and in the evening. */
  readonly offline: boolean
  /** Nobody knocks in this grid on the first day. */
  readonly absent: boolean
}

/** Most phones are right to half a minute, one in 60 is minutes off, one in 300 hours. */
function clockError(draw: number, spread: number): number {
  if (draw < 1 / 300) return Math.round(spread * 9 * 3_600_000)
  if (draw < 1 / 60) return Math.round(spread * 12 * 60_000)
  return Math.round(spread * 20_000)
}

export function workerOf(plan: Plan, community: number, grid: number): Worker {
  const found = plan.communities[community]
  if (!found || grid < 0 || grid >= found.grids) throw new RangeError(`no grid ${grid} in community ${community}`)
  const random = stream(plan.options.seed, 'worker', found.path).part(grid)
  const index = found.firstGrid + grid
  return {
    index,
    grid: `${found.path}${String(grid + 1).padStart(3, '0')}`,
    name: fullName(random, 'han', random.chance(0.6) ? 'female' : 'male', random.whole(1965, 1998)),
    phone: workerPhone(index),
    clockError: clockError(random.unit(), random.unit() * 2 - 1),
    offline: random.chance(0.15),
    absent: random.chance(0.02),
  }
}
