/** One figure of a bench, as it is printed. */
export interface Figure {
  what: string
  value: number
  unit: string
  /** CPU milliseconds per operation, of all processes that took part. */
  cpuMs?: number
  /** The figure of DESIGN §5, in words: `<= 50`. */
  goal?: string
}

/** A named measurement, the default export of its file: `npm run bench -- NAME`. */
export interface Bench {
  name: string
  /** One line: what it measures, on how much data. */
  about?: string
  /** The figures to print; a bench that prints its own hands out none. */
  run(): Promise<Figure[] | void>
}

export interface Spread {
  p50: number
  p95: number
  p99: number
  /** CPU milliseconds of this process per call. */
  cpuMs: number
}

/** Calls `once` `times` times, one after the other, after `warm` calls that do not count; milliseconds of wall time. */
export async function spread(times: number, once: (at: number) => Promise<unknown>, warm = 10): Promise<Spread> {
  for (let at = 0; at < warm; at++) await once(at)
  const before = process.cpuUsage()
  const took: number[] = []
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    await once(at)
    took.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(before)
  took.sort((a, b) => a - b)
  const part = (share: number) => took[Math.min(took.length - 1, Math.ceil(share * took.length) - 1)] ?? Number.NaN
  return { p50: part(0.5), p95: part(0.95), p99: part(0.99), cpuMs: (user + system) / 1000 / times }
}
