import { drawMultinomial } from '../numeric/draws.ts'
import { random, type Random } from '../numeric/random.ts'
import type { Study } from './study.ts'

/** Cases a cell from which on cells are drawn rather than cases. */
const manyCases = 20

/** Fills the cells with one data set of the null hypothesis, the number of cases as observed. */
export type Simulate = (replicate: number, cells: Int32Array<ArrayBuffer>) => void

export function simulator(study: Study, seed: number): Simulate {
  if (study.model === 'permutation') return permuted(study, seed)
  return study.model === 'bernoulli' ? drawnWithout(study, seed) : scattered(study, seed)
}

/** Poisson, given the total: each case falls on a cell by its expected part. */
function scattered({ weights, cells, times, likelihood }: Study, seed: number): Simulate {
  const parts = cells ?? weights
  const site = aliasOf(parts)
  // with many cases in each cell, one binomial number a cell is quicker than one cell a case
  const dense =
    parts.length === (cells ? cells.length : weights.length * times) && likelihood.cases > manyCases * parts.length
  return (replicate, drawn) => {
    const stream = random(seed, replicate)
    if (dense) return void drawMultinomial(stream, likelihood.cases, parts, drawn)
    drawn.fill(0)
    for (let k = 0; k < likelihood.cases; k++) {
      const found = site(stream)
      const cell = cells || times === 1 ? found : found * times + Math.floor(stream.bits() * 2 ** -32 * times)
      drawn[cell]!++
    }
  }
}

/** Bernoulli: cases are drawn from all individuals without putting back; one already drawn is drawn again. */
function drawnWithout({ weights, likelihood }: Study, seed: number): Simulate {
  const { cases, whole } = likelihood
  const site = aliasOf(weights)
  const others = cases > whole / 2
  return (replicate, drawn) => {
    const stream = random(seed, replicate)
    drawn.fill(0)
    for (let left = others ? whole - cases : cases; left > 0;) {
      const found = site(stream)
      const taken = drawn[found]!
      if (taken > 0 && stream.uniform() * weights[found]! < taken) continue
      drawn[found] = taken + 1
      left--
    }
    if (others) for (let s = 0; s < drawn.length; s++) drawn[s] = weights[s]! - drawn[s]!
  }
}

/** Space-time permutation: the times are shuffled over the cases, so that both margins stay as they are. */
function permuted({ cases, times, likelihood }: Study, seed: number): Simulate {
  const siteOf = new Int32Array(likelihood.cases)
  const timeOf = new Int32Array(likelihood.cases)
  let used = 0
  cases.forEach((n, cell) => {
    for (let k = 0; k < n; k++) {
      siteOf[used] = Math.floor(cell / times) * times
      timeOf[used++] = cell % times
    }
  })
  const shuffled = timeOf.slice()
  return (replicate, drawn) => {
    const stream = random(seed, replicate)
    drawn.fill(0)
    shuffled.set(timeOf)
    for (let left = used; left > 0; left--) {
      // quicker than `below`; its bias, less than cases / 2^32, is far below what replicates can show
      const at = Math.floor(stream.bits() * 2 ** -32 * left)
      const time = shuffled[at]!
      shuffled[at] = shuffled[left - 1]!
      drawn[siteOf[left - 1]! + time]!++
    }
  }
}

/** Walker's alias method (Vose 1991): an entry by its weight from one number. */
function aliasOf(weights: Float64Array): (stream: Random) => number {
  const size = weights.length
  const mean = weights.reduce((sum, w) => sum + w, 0) / size
  const keep = weights.map((w) => w / mean)
  const alias = Int32Array.from({ length: size }, (_, i) => i)
  const [small, large]: [number[], number[]] = [[], []]
  keep.forEach((part, i) => (part < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const [poor, rich] = [small.pop()!, large.at(-1)!]
    alias[poor] = rich
    keep[rich] = keep[rich]! - (1 - keep[poor]!)
    if (keep[rich]! < 1) small.push(large.pop()!)
  }
  // what is left differs from 1 by rounding only
  for (const i of [...small, ...large]) keep[i] = 1
  return (stream) => {
    const at = stream.uniform() * size
    const entry = Math.floor(at)
    return at - entry < keep[entry]! ? entry : alias[entry]!
  }
}
