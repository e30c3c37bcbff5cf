import { setImmediate } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { spread } from './bench.ts'

/** The floor below which no other figure means anything. */
const bench: Bench = {
  name: 'spread',
  about: 'an empty turn of the event loop, 10,000 times',
  async run() {
    const { p50, p99, cpuMs } = await spread(10_000, () => setImmediate())
    return [
      { what: 'empty turn, p50', value: p50 * 1000, unit: 'µs', cpuMs },
      { what: 'empty turn, p99', value: p99 * 1000, unit: 'µs' },
    ]
  },
}

export default bench
