import { gridStart } from './addresses.ts'
import { workday } from './clockwork.ts'
import type { Community } from './community.ts'
import type { Plan } from './plan.ts'
import { stream } from './random.ts'
import { workerOf } from './workers.ts'
import type { Worker } from './workers.ts'

/** The round of one worker through one grid: doors `from` (included) to `to`. */
export type Round = {
  readonly worker: Worker
  readonly neighbour: number
  readonly from: number
  readonly to: number
  readonly start: number
  readonly pace: number
  readonly paper: boolean
}

/** How each worker of a community walks: where the round begins, when, and how long a door takes. */
export function roundsOf(plan: Plan, { plan: community, skeleton }: Community): readonly Round[] {
  const base = stream(plan.options.seed, 'round', community.path)
  return Array.from({ length: community.grids }, (_, grid) => {
    const random = base.part(grid)
    const worker = workerOf(plan, community.index, grid)
    const from = gridStart(skeleton.doors, community.grids, grid)
    const to = gridStart(skeleton.doors, community.grids, grid + 1)
    // Four to fourteen minutes a door: a small grid is walked calmly, a large one goes on tomorrow.
    const usual = Math.min(840, Math.max(240, (workday * 0.95) / Math.max(1, to - from)))
    return {
      worker,
      neighbour: (worker.index + 1) % plan.grids,
      from,
      to,
      start: (worker.absent ? workday : 0) + random.whole(0, 2400),
      pace: usual * random.logNormal(1, 0.12),
      paper: random.chance(community.setting === 'village' ? 0.08 : 0.03),
    }
  })
}
