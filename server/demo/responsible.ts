import { uuidv7 } from 'uuidv7'
import type { District } from '@gridward/simulator'
import { appointAll, type NewResponsible } from '../areas/index.ts'
import { asJob } from '../access/index.ts'
import type { Tx } from '../platform/database.ts'
import { enterScope } from '../platform/scope.ts'

/** Every street, community and grid has somebody (R1-9: no area without an owner); the grids their simulated workers. */
export async function appointDemo(
  tx: Tx,
  { district, day, now }: { district: number; day: string; now: string },
  simulated: District,
): Promise<void> {
  const duty = (area: string, name: string, kind: 'lead' | 'gridWorker', unit: string): NewResponsible => ({
    ...{ id: uuidv7(), area, duty: kind, person: `${name}（演示）`, unit, startsOn: day },
    ...{ account: null, phone: null, endsOn: null, standsInFor: null, reason: '演示' },
  })
  const { communities, streets } = simulated.plan
  const list = communities.flatMap(({ path, name }) => {
    const workers = simulated.workers(path)
    return [
      duty(path, workers[0]!.name, 'lead', name),
      ...workers.map((worker) => duty(worker.grid, worker.name, 'gridWorker', name)),
    ]
  })
  for (const { path, name } of streets) {
    const first = communities.find((community) => community.street === path)
    if (first) list.push(duty(path, simulated.workers(first.path).at(-1)!.name, 'lead', name))
  }
  await enterScope(tx, asJob('demo.found', district))
  await appointAll(tx, district, list, null, now)
}
