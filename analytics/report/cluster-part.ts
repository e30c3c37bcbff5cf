import { scan, type ScanCluster } from '../clusters/index.ts'
import { dayText, missing, type LineList } from '../linelist/index.ts'
import type { AnalysisOptions, Clusters, FoundCluster, Progress } from './analysis.ts'

/** More places than this are laid into cells, more steps than this into longer ones: the work grows with their squares. */
const [mostPlaces, mostSteps] = [144, 40]
/** Fewer cases with a place and a day show no cluster that could be told from chance. */
const fewestCases = 10

/**
 * Clusters in place and time, for a list with coordinates: a space-time permutation scan, which needs no population. It
 * finds where cases are more than the places and the days alone explain. Undefined without enough cases in two places.
 */
export function clustersOf(
  list: LineList,
  day: Int32Array,
  options: AnalysisOptions,
  progress?: Progress,
): Clusters | undefined {
  const located = placed(list, day)
  if (located.length < fewestCases) return undefined
  const { places, gridded } = placesOf(list, located)
  if (places.length < 2) return undefined
  const first = located.reduce((low, at) => Math.min(low, day[at]!), Infinity)
  const last = located.reduce((high, at) => Math.max(high, day[at]!), -Infinity)
  const stepDays = [1, 7, 14, 28, 91].find((step) => (last - first + 1) / step <= mostSteps) ?? 365
  const times = Math.floor((last - first) / stepDays) + 1
  if (times < 3) return undefined
  const cases = new Int32Array(places.length * times)
  places.forEach(({ members }, place) => {
    for (const at of members) cases[place * times + Math.floor((day[at]! - first) / stepDays)]!++
  })
  const earth = onEarth(list)
  const [x, y] = [places.map((place) => place.x), places.map((place) => place.y)]
  const replicates = options.replicates ?? 999
  const result = scan(
    {
      model: 'permutation',
      coordinates: earth ? { type: 'latlong', latitude: y, longitude: x } : { type: 'cartesian', x, y },
      cases,
      times,
    },
    { maxDuration: Math.max(1, Math.min(10, times >> 1)), replicates, seed: options.seed ?? 1, stopAfter: 50 },
    (done, of) => progress?.('clusters', done, of),
  )
  return {
    places: places.length,
    cases: located.length,
    gridded,
    stepDays,
    replicates: result.maxima.length,
    method: result.method,
    earth,
    points: places.map((place) => ({ x: place.x, y: place.y, cases: place.members.length })),
    found: result.clusters.slice(0, 5).map((cluster) => foundCluster(cluster, places, first, last, stepDays)),
  }
}

function foundCluster(
  cluster: ScanCluster,
  places: readonly Place[],
  first: number,
  last: number,
  stepDays: number,
): FoundCluster {
  const { x, y } = places[cluster.centre]!
  const { radius, cases, expected, p } = cluster
  const from = dayText(first + cluster.first * stepDays)
  const to = dayText(Math.min(last, first + (cluster.last + 1) * stepDays - 1))
  return { from, to, x, y, radius, places: cluster.locations.length, cases, expected, p }
}

const placed = (list: LineList, day: Int32Array): number[] =>
  list.x && list.y
    ? Array.from(day.keys()).filter((at) => day[at] !== missing && Number.isFinite(list.x![at]! + list.y![at]!))
    : []

/** Degrees, when the headings say so and the numbers can be some. */
function onEarth({ columns, x, y }: LineList): boolean {
  const named = /lon|lng|经度/i.test(columns.x ?? '') && /lat|纬度/i.test(columns.y ?? '')
  return named && x!.every((value) => !(Math.abs(value) > 180)) && y!.every((value) => !(Math.abs(value) > 90))
}

interface Place {
  readonly x: number
  readonly y: number
  readonly members: number[]
}

function placesOf({ x, y }: LineList, located: readonly number[]): { places: Place[]; gridded: boolean } {
  const exact = gathered(located, x!, y!, (at) => `${x![at]},${y![at]}`)
  if (exact.length <= mostPlaces) return { places: exact, gridded: false }
  const [left, right] = bounds(located, x!)
  const [bottom, top] = bounds(located, y!)
  const side = Math.floor(Math.sqrt(mostPlaces))
  const cell = (value: number, low: number, high: number): number =>
    Math.min(side - 1, Math.floor(((value - low) / (high - low || 1)) * side))
  const key = (at: number): string => `${cell(x![at]!, left, right)},${cell(y![at]!, bottom, top)}`
  return { places: gathered(located, x!, y!, key), gridded: true }
}

/** Cases of the same key, at the middle of where they are. */
function gathered(located: readonly number[], x: Float64Array, y: Float64Array, key: (at: number) => string): Place[] {
  const groups = new Map<string, number[]>()
  for (const at of located) {
    const group = groups.get(key(at))
    if (group) group.push(at)
    else groups.set(key(at), [at])
  }
  const mean = (members: number[], of: Float64Array): number =>
    members.reduce((sum, at) => sum + of[at]!, 0) / members.length
  return [...groups.values()].map((members) => ({ x: mean(members, x), y: mean(members, y), members }))
}

function bounds(located: readonly number[], of: Float64Array): [number, number] {
  return located.reduce<[number, number]>(
    ([low, high], at) => [Math.min(low, of[at]!), Math.max(high, of[at]!)],
    [Infinity, -Infinity],
  )
}
