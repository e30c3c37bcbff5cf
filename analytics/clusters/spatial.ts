import type { Circles } from './circles.ts'
import type { Study } from './study.ts'
import type { Thresholds } from './thresholds.ts'

/**
 * Maxima of purely spatial replicates of high rates, many at once: counts of two replicates are packed into each 32-bit
 * number where they fit, and four such numbers are summed up over the circles of a centre in one pass. Each replicate
 * then goes inwards as the general search does, bound by bound.
 */
export interface PackedSearch {
  readonly lanes: number
  /** `cells[lane]` are the cases by site; the maxima are written to `maxima[lane]`, which hold floors at the start. */
  run(cells: readonly Int32Array[], maxima: Float64Array): void
}

/** Numbers summed up in one pass; the loop of `accumulate` is written out for four. */
const numbers = 4
const halfBits = 16
const passes = 4

export function packedSearch(study: Study): PackedSearch {
  const { sites } = study.places
  const pairs = study.likelihood.cases < 2 ** halfBits
  const perNumber = pairs ? 2 : 1
  const perPass = numbers * perNumber
  const packed = Array.from({ length: passes }, () => new Int32Array(sites * numbers))
  // one pass at a time, so that the sums of a centre are still near when its replicates read them
  const sums = new Int32Array(study.circles.longest * numbers)
  const inwards = inwardSearch(study, pairs ? 2 ** halfBits - 1 : -1, passes * perPass)
  return {
    lanes: passes * perPass,
    run(cells, maxima) {
      for (const one of packed) one.fill(0)
      cells.forEach((counts, lane) => {
        const own = packed[Math.floor(lane / perPass)]!
        const [at, shift] = [(lane % perPass) % numbers, lane % perPass < numbers ? 0 : halfBits]
        for (let site = 0; site < sites; site++) own[site * numbers + at]! += counts[site]! << shift
      })
      for (let centre = 0; centre < sites; centre++) {
        for (let first = 0; first < cells.length; first += perPass) {
          accumulate(study.circles, centre, packed[first / perPass]!, sums)
          const last = Math.min(cells.length, first + perPass)
          for (let lane = first; lane < last; lane++) {
            const within = lane - first
            inwards(centre, sums, within % numbers, within < numbers ? 0 : halfBits, lane, maxima)
          }
        }
      }
    },
  }
}

function accumulate({ first, order }: Circles, centre: number, packed: Int32Array, sums: Int32Array): void {
  const end = first[centre + 1]!
  let [a, b, c, d, to] = [0, 0, 0, 0, 0]
  for (let k = first[centre]!; k < end; k++) {
    const from = order[k]! * numbers
    a = (a + packed[from]!) | 0
    b = (b + packed[from + 1]!) | 0
    c = (c + packed[from + 2]!) | 0
    d = (d + packed[from + 3]!) | 0
    sums[to] = a
    sums[to + 1] = b
    sums[to + 2] = c
    sums[to + 3] = d
    to += numbers
  }
}

type Inwards = (centre: number, sums: Int32Array, at: number, shift: number, lane: number, maxima: Float64Array) => void

/** Finds the new maximum of one replicate after one centre. */
function inwardSearch(study: Study, mask: number, lanes: number): Inwards {
  const { first, weight, ends } = study.circles
  const { bins, scale, of } = weightBins(study.circles)
  const tables: Thresholds[] = Array.from({ length: lanes }, () => study.tables.below(0))
  return (centre, sums, number, shift, lane, maxima) => {
    const start = first[centre]!
    if (centre === 0) tables[lane] = study.tables.below(maxima[lane]!)
    let high = tables[lane]!.high
    let at = first[centre + 1]! - start - 1
    while (at >= 0) {
      const n = (sums[at * numbers + number]! >>> shift) & mask
      let need = high[n]!
      if (Number.isNaN(need)) need = tables[lane]!.highAt(n)
      const here = weight[start + at]!
      if (here >= need) at = Math.min(at - 1, bins[centre * of + ((need * scale) | 0)]!)
      else {
        const llr = study.likelihood.llr(n, here)
        if (llr > maxima[lane]!) {
          maxima[lane] = llr
          tables[lane] = study.tables.below(llr)
          high = tables[lane]!.high
        }
        at--
      }
      if (ends !== null) while (at >= 0 && ends[start + at] === 0) at--
    }
  }
}

const binsPerCentre = 512

/** For each centre and each step of weight the last circle that is not above the step: a jump without a search. */
function weightBins({ first, weight }: Circles): { bins: Int32Array; scale: number; of: number } {
  const centres = first.length - 1
  const most = weight.reduce((largest, one) => Math.max(largest, one), 0)
  const scale = (binsPerCentre - 1) / most
  const bins = new Int32Array(centres * binsPerCentre)
  for (let centre = 0; centre < centres; centre++) {
    const start = first[centre]!
    const length = first[centre + 1]! - start
    let at = -1
    for (let bin = 0; bin < binsPerCentre; bin++) {
      while (at + 1 < length && ((weight[start + at + 1]! * scale) | 0) <= bin) at++
      bins[centre * binsPerCentre + bin] = at
    }
  }
  return { bins, scale, of: binsPerCentre }
}
