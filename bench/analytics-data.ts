import { random } from '@gridward/analytics/numeric/random'
import { drawPoisson } from '@gridward/analytics/numeric/draws'

/** A district at random: as many cases as asked for, on areas by their population, on times evenly. Nothing is hidden in it. */
export function district(areas: number, times: number, cases: number, seed: number) {
  const stream = random(seed, 1)
  const many = (make: () => number): number[] => Array.from({ length: areas }, make)
  const coordinates = { type: 'cartesian', x: many(stream.uniform), y: many(stream.uniform) } as const
  const population = many(() => 500 + stream.below(4000))
  const upTo: number[] = []
  population.forEach((n, i) => upTo.push((upTo[i - 1] ?? 0) + n))
  const inTime = new Int32Array(areas * times)
  const inAll = new Int32Array(areas)
  for (let k = 0; k < cases; k++) {
    const drawn = stream.uniform() * upTo.at(-1)!
    const area = upTo.findIndex((sum) => drawn < sum)
    inAll[area]!++
    inTime[area * times + stream.below(times)]!++
  }
  return { coordinates, population, inTime, inAll, times }
}

/** Counts around a mean with a yearly wave of `period` time points. */
export function series(length: number, mean: number, period: number, seed: number): number[] {
  const stream = random(seed, 2)
  return Array.from({ length }, (_, t) => drawPoisson(stream, mean * (1 + 0.4 * Math.cos((2 * Math.PI * t) / period))))
}

/** Neighbours above, below and beside on a grid of `rows × columns`. */
export function gridNeighbours(rows: number, columns: number): number[][] {
  return Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns]
    const beside = [
      [row - 1, column],
      [row + 1, column],
      [row, column - 1],
      [row, column + 1],
    ] as const
    return beside.filter(([r, c]) => r >= 0 && r < rows && c >= 0 && c < columns).map(([r, c]) => r * columns + c)
  })
}
