import { scan } from '@gridward/analytics/clusters/index'
import { scanInThreads } from '@gridward/analytics/threads/index'
import type { Figure } from './bench.ts'
import { district } from './analytics-data.ts'
import { figureOf, type Task } from './cpu.ts'

const replicates = 999
const threads = 2

/** Purely spatial, on one thread; the sizes of the first two are those that SpatialEpi was measured with. */
function spatialTasks(): Task[] {
  const task = (areas: number, cases: number, maxSpatialSize: number, goalMs: number): Task => {
    const { coordinates, population, inAll } = district(areas, 1, cases, areas)
    const input = { model: 'poisson', coordinates, population, cases: inAll } as const
    const part = `${areas.toLocaleString('en')} areas, ${cases.toLocaleString('en')} cases, ${100 * maxSpatialSize} % cap`
    return { what: `spatial scan, ${part}`, goalMs, once: () => scan(input, { replicates, maxSpatialSize }) }
  }
  return [task(67, 10_279, 0.5, 10), task(281, 600, 0.15, 50), task(1250, 3000, 0.5, 1500)]
}

/** Seconds of wall and CPU of one scan in threads; SaTScan 10.3.2 was measured on the same sizes. */
async function inThreads(what: string, goal: string, once: () => Promise<unknown>): Promise<Figure[]> {
  const before = process.cpuUsage()
  const began = performance.now()
  await once()
  const wall = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  return [{ what, value: wall, unit: 's', cpuMs: (user + system) / 1000, goal }]
}

export async function scanFigures(): Promise<Figure[]> {
  const { coordinates, population, inTime, times } = district(1250, 30, 3000, 5)
  const poisson = { model: 'poisson', coordinates, population, cases: inTime, times } as const
  const permutation = { model: 'permutation', coordinates, cases: inTime, times } as const
  const options = { replicates, maxDuration: 15 }
  const figures: Figure[] = []
  for (const task of spatialTasks()) figures.push(await figureOf(task))
  const space = await inThreads('space-time scan, 1,250 × 30, 2 threads (SaTScan 584)', '<= 300, stretch 60', () =>
    scanInThreads(poisson, options, { threads }),
  )
  const ahead = await inThreads('prospective permutation scan, 2 threads (SaTScan 44-54)', '<= 25, stretch 10', () =>
    scanInThreads(permutation, { ...options, prospective: true }, { threads }),
  )
  return [...figures, ...space, ...ahead]
}
