import type { Bench, Figure } from './bench.ts'
import { rFigures } from './analytics-r.ts'
import { scanFigures } from './analytics-scans.ts'
import { alarmTasks, curveTasks, mapTasks, networkTasks } from './analytics-series.ts'
import { figureOf } from './cpu.ts'

const bench: Bench = {
  name: 'analytics',
  about: 'CPU time of one call, median of 5, on one thread unless said; scans with 999 replicates',
  async run() {
    const figures: Figure[] = []
    for (const task of [...curveTasks(), ...alarmTasks(), ...mapTasks(), ...networkTasks()])
      figures.push(await figureOf(task))
    return [...figures, ...(await scanFigures()), ...rFigures()]
  },
}

export default bench
