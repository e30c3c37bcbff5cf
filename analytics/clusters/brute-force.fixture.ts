import type { ScanInput, ScanOptions } from './input.ts'

/** The largest ratio by the definition alone: every circle, every window, no bounds. Used by the tests as the truth. */
export function bruteForce(input: ScanInput, options: ScanOptions): number {
  const { coordinates: at, cases, times = 1, model } = input
  if (at.type !== 'cartesian') throw new RangeError('coordinates: the plain search knows the plane only.')
  const areas = at.x.length
  const sums = marginsOf(cases, areas, times)
  const byTime = input.population?.length === areas * times
  const population = (area: number, time: number): number =>
    model === 'permutation'
      ? (sums.area[area]! * sums.time[time]!) / sums.total
      : byTime
        ? input.population![area * times + time]!
        : input.population![area]! / times
  let whole = 0
  const held = Array.from({ length: areas }, (_, area) => {
    let own = 0
    for (let t = 0; t < times; t++) own += population(area, t)
    whole += own
    return own
  })
  let best = 0
  for (let centre = 0; centre < areas; centre++) {
    const order = Array.from({ length: areas }, (_, i) => i)
    const away = (i: number): number => Math.hypot(at.x[i]! - at.x[centre]!, at.y[i]! - at.y[centre]!)
    order.sort((a, b) => away(a) - away(b) || at.x[a]! - at.x[b]! || at.y[a]! - at.y[b]!)
    const inside: number[] = []
    let sum = 0
    for (let k = 0; k < areas; k++) {
      sum += held[order[k]!]!
      if (sum > (options.maxSpatialSize ?? 0.5) * whole * (1 + 1e-12)) break
      inside.push(order[k]!)
      const next = order[k + 1]
      const together = (a: number, b: number): boolean => at.x[a] === at.x[b] && at.y[a] === at.y[b]
      if (next !== undefined && together(order[k]!, next)) continue
      if (next !== undefined && options.ties === 'ring' && away(next) === away(order[k]!)) continue
      best = Math.max(best, bestWindow(input, options, inside, population, whole, sums.total))
    }
  }
  return best
}

function marginsOf(cases: ArrayLike<number>, areas: number, times: number) {
  const sums = { area: new Float64Array(areas), time: new Float64Array(times), total: 0 }
  for (let area = 0; area < areas; area++)
    for (let time = 0; time < times; time++) {
      const n = cases[area * times + time]!
      sums.area[area]! += n
      sums.time[time]! += n
      sums.total += n
    }
  return sums
}

function bestWindow(
  { cases, times = 1, model }: ScanInput,
  options: ScanOptions,
  inside: number[],
  population: (area: number, time: number) => number,
  whole: number,
  total: number,
): number {
  let best = 0
  for (let start = 0; start < times; start++)
    for (let end = start + 1; end <= Math.min(times, start + (options.maxDuration ?? times)); end++) {
      if (options.prospective && end < times) continue
      let [c, size] = [0, 0]
      for (const area of inside)
        for (let t = start; t < end; t++) {
          c += cases[area * times + t]!
          size += population(area, t)
        }
      if (size === 0 || size >= whole * (1 - 1e-12)) continue
      const high = c / size > total / whole
      if (high ? options.rates === 'low' || c < (options.minCases ?? 2) : (options.rates ?? 'high') === 'high') continue
      best = Math.max(
        best,
        model === 'bernoulli' ? ratioOfTwo(c, size, total, whole) : ratio(c, (size * total) / whole, total),
      )
    }
  return best
}

const term = (x: number, part: number): number => (x === 0 ? 0 : x * Math.log(part))

const ratio = (c: number, e: number, total: number): number =>
  term(c, c / e) + term(total - c, (total - c) / (total - e))

function ratioOfTwo(c: number, n: number, total: number, whole: number): number {
  const part = (cases: number, all: number): number => term(cases, cases / all) + term(all - cases, (all - cases) / all)
  return part(c, n) + part(total - c, whole - n) - part(total, whole)
}
