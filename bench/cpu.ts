import type { Figure } from './bench.ts'

/** What one measured piece of work is called, how often it is done, and what it may take. */
export interface Task {
  what: string
  goalMs?: number
  once: () => unknown
  /** Measured this often, the middle one counts. Default 5. */
  times?: number
}

const enoughMs = 20

/** CPU milliseconds (user and system, all threads) of one call: the median, each of enough calls for the clock. */
export async function cpuOf({ once, times = 5 }: Task): Promise<number> {
  await once()
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) {
    let calls = 0
    const before = process.cpuUsage()
    for (let spent = 0; spent < enoughMs; spent = used(before)) {
      await once()
      calls++
    }
    taken.push(used(before) / calls)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)]!
}

function used(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export async function figureOf(task: Task): Promise<Figure> {
  const ms = await cpuOf(task)
  return { what: task.what, value: ms, unit: 'CPU-ms', ...(task.goalMs !== undefined && { goal: `<= ${task.goalMs}` }) }
}
