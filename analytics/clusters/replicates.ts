import { nothing, centreSearch } from './search.ts'
import { occurrencesOf } from './replicate-cells.ts'
import { simulator, type Simulate } from './simulate.ts'
import { packedSearch } from './spatial.ts'
import type { Study } from './study.ts'

/** The maxima of replicates `from` up to, without, `to`, in their order. Replicate r is the same in every range. */
export type Replicates = (from: number, to: number) => Float64Array

/** More cases than fit into half a packed number. */
const mostPacked = 2 ** 26 - 1

export function replicatesOf(study: Study, seed: number): Replicates {
  const simulate = simulator(study, seed)
  const packable = study.times === 1 && study.rates === 'high' && study.likelihood.cases <= mostPacked
  return packable ? spatialReplicates(study, simulate) : generalReplicates(study, simulate)
}

/**
 * A search that starts from a floor passes over more. A floor that the maximum does not reach costs a second search
 * without it, so the answer never depends on it; a low quantile of what came before is seldom too high.
 */
function floors() {
  let [count, mean, squares] = [0, 0, 0]
  return {
    next(): number {
      if (count < 5) return 0
      return Math.max(0, mean - 2 * Math.sqrt(squares / count))
    },
    seen(maximum: number): void {
      count++
      const off = maximum - mean
      mean += off / count
      squares += off * (maximum - mean)
    },
  }
}

function generalReplicates(study: Study, simulate: Simulate): Replicates {
  const { times, places } = study
  const search = centreSearch(study)
  const cells = new Int32Array(places.sites * times)
  const { prospective, longest } = study.windows
  const data = occurrencesOf(places.sites, times, prospective ? times - longest : 0)
  const floor = floors()
  const maximum = (start: number): number => {
    const best = nothing(start)
    for (let centre = 0; centre < places.sites; centre++) search(centre, data, best, 0, times)
    return best.position < 0 ? -1 : best.llr
  }
  return (from, to) =>
    Float64Array.from({ length: to - from }, (_, k) => {
      simulate(from + k, cells)
      data.fill(cells)
      let found = maximum(floor.next())
      if (found < 0) found = Math.max(0, maximum(0))
      floor.seen(found)
      return found
    })
}

function spatialReplicates(study: Study, simulate: Simulate): Replicates {
  const search = packedSearch(study)
  const cells = Array.from({ length: search.lanes }, () => new Int32Array(study.places.sites))
  const floor = floors()
  const again = new Float64Array(1)
  return (from, to) => {
    const maxima = new Float64Array(to - from)
    for (let start = from; start < to; start += search.lanes) {
      const used = cells.slice(0, to - start)
      used.forEach((own, lane) => simulate(start + lane, own))
      const floored = new Float64Array(used.length).fill(floor.next())
      const own = floored.slice()
      search.run(used, own)
      used.forEach((one, lane) => {
        again[0] = 0
        if (own[lane] === floored[lane] && own[lane]! > 0) search.run([one], again)
        maxima[start - from + lane] = own[lane] === floored[lane] ? again[0] : own[lane]!
        floor.seen(maxima[start - from + lane]!)
      })
    }
    return maxima
  }
}
