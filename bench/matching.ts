import type { Bench, Figure } from './bench.ts'
import { findAll } from './matching-truth.ts'
import { register } from './matching-million.ts'
import { openMillion } from './million.ts'

const people = 1_000_000
const repeated = 500

const bench: Bench = {
  name: 'matching',
  about: 'people entered again with slips, one in twenty of 1,000,000: who is found, and how long one comparison takes',
  run: async () => [...(await speed()), ...truth()],
}

async function speed(): Promise<Figure[]> {
  const million = await openMillion(0)
  try {
    const { heldBack, enter, people: stored } = await register(million, people, repeated)
    for (const entry of heldBack.slice(0, 20)) await enter(entry)
    const [written, compared]: [number[], number[]] = [[], []]
    let found = 0
    const cpu = process.cpuUsage()
    for (const entry of heldBack.slice(20)) {
      const took = await enter(entry)
      if (!took) continue
      written.push(took.written)
      compared.push(took.compared)
      if (took.pairs > 0) found++
    }
    const { user, system } = process.cpuUsage(cpu)
    const cpuMs = (user + system) / 1000 / compared.length
    return [
      { what: 'records in the register', value: stored, unit: '' },
      { what: 'a new record compared with everybody, p50', value: part(compared, 0.5), unit: 'ms' },
      { what: 'the same, p95', value: part(compared, 0.95), unit: 'ms', cpuMs, goal: '<= 20' },
      { what: 'beside it: writing that record and its home, p95', value: part(written, 0.95), unit: 'ms' },
      { what: 'of these records, found as repeated', value: (100 * found) / compared.length, unit: '%', goal: '>= 95' },
    ]
  } finally {
    await million.close()
  }
}

const part = (took: readonly number[], share: number): number =>
  took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.ceil(share * took.length) - 1)] ?? Number.NaN

function truth(): Figure[] {
  const { automatic, queue, truth: all, compared, entries, seconds } = findAll(people)
  const percent = (n: number, of: number): number => (100 * n) / of
  return [
    { what: 'entries', value: entries, unit: '' },
    { what: 'pairs that are one person', value: all, unit: '' },
    { what: 'automatic joins', value: automatic.pairs, unit: '' },
    {
      what: 'precision of automatic joins',
      value: percent(automatic.right, automatic.pairs),
      unit: '%',
      goal: '>= 99.9',
    },
    { what: 'pairs in the queue', value: queue.pairs, unit: '' },
    { what: 'of these one person', value: percent(queue.right, queue.pairs), unit: '%' },
    { what: 'recall with the queue', value: percent(automatic.right + queue.right, all), unit: '%', goal: '>= 95' },
    { what: 'comparisons for each entry', value: compared / entries, unit: '' },
    { what: 'all compared, without a database', value: seconds, unit: 's' },
  ]
}

export default bench
