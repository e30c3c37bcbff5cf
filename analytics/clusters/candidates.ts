import type { Occurrences } from './replicate-cells.ts'
import { centreSearch, nothing, type Best, type CentreSearch } from './search.ts'
import type { Study } from './study.ts'

/** SaTScan drops weaker ones where it takes several cylinders of one centre. */
const weakest = 1

/**
 * The cylinders from which clusters are chosen: the best of each centre; of a retrospective space-time scan, with the
 * rule of SaTScan, also the best in the time that each of them leaves free before and after itself.
 */
export function candidatesOf(study: Study, data: Occurrences, byTime: boolean): Best[] {
  const search = centreSearch(study)
  const found: Best[] = []
  for (let centre = 0; centre < study.places.sites; centre++) {
    if (byTime) spans(study, search, data, centre, found)
    else {
      const best = nothing()
      search(centre, data, best, 0, study.times)
      if (best.position >= 0) found.push(best)
    }
  }
  return ranked(study, found)
}

/** By falling ratio. Ratios that differ by rounding alone count as equal, so they are compared in steps. */
function ranked(study: Study, found: Best[]): Best[] {
  const step = (llr: number): number => Math.round(llr * 1e8)
  return found.sort((a, b) => step(b.llr) - step(a.llr) || smaller(study, a, b) || a.start - b.start)
}

function spans(study: Study, search: CentreSearch, data: Occurrences, centre: number, found: Best[]): void {
  const within = (from: number, to: number): Best => {
    const best = nothing()
    if (from < to) search(centre, data, best, from, to)
    return best
  }
  const best = within(0, study.times)
  if (best.position < 0) return
  const beside = [within(0, best.start), within(best.end, study.times)]
  found.push(best, ...beside.filter(({ position, llr }) => position >= 0 && llr > weakest))
}

const sitesIn = ({ circles }: Study, best: Best): number => best.position + 1 - circles.first[best.centre]!

/** Of equal ratios the circle with fewer sites, then that of the area that comes first. */
const smaller = (study: Study, a: Best, b: Best): number =>
  sitesIn(study, a) - sitesIn(study, b) || centreOf(study, a) - centreOf(study, b)

export const centreOf = ({ places }: Study, best: Best): number => places.areas[places.first[best.centre]!]!

export function radiusOf({ circles, places }: Study, best: Best): number {
  const [from, to] = [best.centre, circles.order[best.position]!]
  const { x, y, z } = places
  return Math.hypot(x[to]! - x[from]!, y[to]! - y[from]!, z[to]! - z[from]!)
}

export function sitesOf({ circles }: Study, best: Best): number[] {
  return Array.from(circles.order.subarray(circles.first[best.centre]!, best.position + 1))
}

/** Those that share no site with a kept one, or, where `byTime`, no time. Candidates come best first. */
export function chosenOf(study: Study, candidates: readonly Best[], byTime: boolean): Best[] {
  const kept: Best[] = []
  const takenBy: Best[][] = Array.from({ length: study.places.sites }, () => [])
  for (const best of candidates) {
    const sites = sitesOf(study, best)
    const clashes = (other: Best): boolean => !byTime || (other.start < best.end && best.start < other.end)
    if (sites.some((site) => takenBy[site]!.some(clashes))) continue
    kept.push(best)
    for (const site of sites) takenBy[site]!.push(best)
  }
  return kept
}
