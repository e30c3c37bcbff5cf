import type { Occurrences } from './replicate-cells.ts'
import type { Study } from './study.ts'
import type { Thresholds } from './thresholds.ts'

/** The best cylinder so far; a search replaces what it beats. */
export interface Best {
  llr: number
  /** Position of the circle in the study's circles; -1: nothing found. */
  position: number
  centre: number
  /** The window: times `start` up to, without, `end`. */
  start: number
  end: number
  cases: number
  size: number
}

export const nothing = (llr = 0): Best => ({ llr, position: -1, centre: -1, start: 0, end: 0, cases: 0, size: 0 })

/** Searches one centre's cylinders with windows within `from .. to` for one that beats (or equals, smaller) the best. */
export type CentreSearch = (centre: number, data: Occurrences, best: Best, from: number, to: number) => void

/** Ratios nearer than this, relative to their size, are equal: then the smaller circle counts. */
const equal = 1e-10

/**
 * The search goes from the largest circle of a centre inwards. At a circle with n(w) cases in window w no smaller circle
 * can beat the best unless its weight is below max over w of high[n(w)] / share(w): fewer areas hold no more cases. All
 * circles down to that weight are passed over. For low rates the same is done from the smallest outwards.
 */
export function centreSearch(study: Study): CentreSearch {
  const { times, cells, rates, circles, windows } = study
  const snapshots = Math.ceil(circles.longest / stride) + 1
  const state: State = {
    study,
    perTime: new Int32Array(times),
    upTo: new Int32Array(times + 1),
    sizes: cells ? new Float64Array(times) : null,
    heldTime: new Int32Array(snapshots * times),
    heldSizes: cells ? new Float64Array(snapshots * times) : null,
    table: study.tables.below(0),
    from: 0,
    to: times,
  }
  return (centre, data, best, from, to) => {
    state.from = windows.prospective ? Math.max(from, to - windows.longest) : from
    state.to = to
    state.table = study.tables.below(best.llr)
    const [start, end] = [circles.first[centre]!, circles.first[centre + 1]!]
    if (rates !== 'low') inwards(state, data, best, centre, start, end)
    if (rates !== 'high') outwards(state, data, best, centre, start, end)
  }
}

/** Circles between two snapshots of the counts, from which a circle that is jumped to is made up again. */
const stride = 12

interface State {
  readonly study: Study
  readonly perTime: Int32Array
  readonly upTo: Int32Array
  readonly sizes: Float64Array | null
  /** Snapshots: counts and sizes per time of the circle before each multiple of `stride`. */
  readonly heldTime: Int32Array
  readonly heldSizes: Float64Array | null
  table: Thresholds
  from: number
  to: number
}

function clear(state: State): void {
  state.perTime.fill(0)
  state.sizes?.fill(0)
}

/** Adds the sites of positions `at` up to, without, `end`. */
function add({ study, perTime, sizes }: State, { first, time, count }: Occurrences, at: number, end: number): void {
  const { order } = study.circles
  for (; at < end; at++) {
    const site = order[at]!
    const last = first[site + 1]!
    for (let k = first[site]!; k < last; k++) perTime[time[k]!]! += count[k]!
    if (sizes) for (let t = 0; t < sizes.length; t++) sizes[t]! += study.cells![site * sizes.length + t]!
  }
}

function hold({ perTime, sizes, heldTime, heldSizes }: State, snapshot: number): void {
  heldTime.set(perTime, snapshot * perTime.length)
  if (sizes) heldSizes!.set(sizes, snapshot * sizes.length)
}

/** The counts of the circle at a position, from the last snapshot before it. */
function restore(state: State, data: Occurrences, start: number, at: number): void {
  const { perTime, sizes, heldTime, heldSizes } = state
  const snapshot = Math.floor((at + 1 - start) / stride)
  const times = perTime.length
  for (let t = 0, k = snapshot * times; t < times; t++, k++) {
    perTime[t] = heldTime[k]!
    if (sizes) sizes[t] = heldSizes![k]!
  }
  add(state, data, start + snapshot * stride, at + 1)
}

function inwards(state: State, data: Occurrences, best: Best, centre: number, start: number, end: number): void {
  const { weight, ends } = state.study.circles
  clear(state)
  for (let at = start, snapshot = 0; at < end; at += stride, snapshot++) {
    hold(state, snapshot)
    add(state, data, at, Math.min(end, at + stride))
  }
  let at = end - 1
  while (at >= start) {
    if (at < end - 1) restore(state, data, start, at)
    sumUp(state)
    let need = needHigh(state)
    if (need > weight[at]!) {
      if (consider(state, best, centre, at, true)) need = needHigh(state)
    }
    do at--
    while (at >= start && (weight[at]! >= need || (ends !== null && ends[at] === 0)))
  }
}

function outwards(state: State, data: Occurrences, best: Best, centre: number, start: number, end: number): void {
  const { weight, ends } = state.study.circles
  clear(state)
  let need = -1
  for (let at = start; at < end; at++) {
    add(state, data, at, at + 1)
    if (weight[at]! <= need || (ends !== null && ends[at] === 0)) continue
    sumUp(state)
    need = needLow(state)
    if (need < weight[at]! && consider(state, best, centre, at, false)) need = needLow(state)
  }
}

function sumUp({ perTime, upTo, from, to }: State): void {
  let sum = 0
  upTo[from] = 0
  for (let t = from; t < to; t++) {
    sum += perTime[t]!
    upTo[t + 1] = sum
  }
}

/** The weight below which a circle with these cases could beat the best. */
const needHigh = (state: State): number => (state.study.windows.uniform ? needByLength(state) : needByWindow(state))

function highBound(table: Thresholds, n: number): number {
  const bound = table.high[n]!
  return Number.isNaN(bound) ? table.highAt(n) : bound
}

/** Among windows of one length the one with most cases decides. */
function needByLength({ study, upTo, table, from, to }: State): number {
  const { prospective, inverseLow, longest } = study.windows
  const last = Math.min(longest, to - from)
  let need = 0
  for (let length = 1; length <= last; length++) {
    let most = 0
    for (let end = prospective ? to : from + length; end <= to; end++) {
      const n = upTo[end]! - upTo[end - length]!
      if (n > most) most = n
    }
    const weight = highBound(table, most) * inverseLow[length]!
    if (weight > need) need = weight
  }
  return need
}

function needByWindow({ study, upTo, table, from, to }: State): number {
  const { prospective, inverseLow, longest } = study.windows
  const last = Math.min(longest, to - from)
  let need = 0
  for (let length = 1; length <= last; length++) {
    const row = length * upTo.length
    for (let end = prospective ? to : from + length; end <= to; end++) {
      const weight = highBound(table, upTo[end]! - upTo[end - length]!) * inverseLow[row + end]!
      if (weight > need) need = weight
    }
  }
  return need
}

/** The weight above which a circle with these cases could beat the best by a low rate. */
function needLow({ study, upTo, table, from, to }: State): number {
  const { windows, times } = study
  const { uniform, prospective, inverseHigh } = windows
  const longest = Math.min(windows.longest, to - from)
  let need = Infinity
  for (let length = 1; length <= longest; length++) {
    const row = uniform ? length : length * (times + 1)
    for (let end = prospective ? to : from + length; end <= to; end++) {
      const n = upTo[end]! - upTo[end - length]!
      const weight = table.low[n]! * inverseHigh[uniform ? row : row + end]!
      if (weight < need) need = weight
    }
  }
  return need
}

/** Looks at every window of one circle; true where the best changed. */
function consider(state: State, best: Best, centre: number, position: number, high: boolean): boolean {
  const { study, upTo, from, to } = state
  const { windows, likelihood, circles } = study
  const longest = Math.min(windows.longest, to - from)
  const before = best.llr
  for (let length = 1; length <= longest; length++) {
    for (let end = windows.prospective ? to : from + length; end <= to; end++) {
      const n = upTo[end]! - upTo[end - length]!
      const size = sizeOf(state, circles.weight[position]!, end - length, end)
      if (high ? size >= highBound(state.table, n) : size <= state.table.low[n]!) continue
      const llr = likelihood.llr(n, size)
      if (!beats(best, llr, centre, position, length, high)) continue
      best.llr = Math.max(best.llr, llr)
      best.position = position
      best.centre = centre
      best.start = end - length
      best.end = end
      best.cases = n
      best.size = size
    }
  }
  if (best.llr > before) state.table = study.tables.below(best.llr)
  return best.llr > before
}

/** A higher ratio; of equal ones the smaller circle (of one centre), then the shorter window. */
function beats(best: Best, llr: number, centre: number, position: number, length: number, high: boolean): boolean {
  const difference = llr - best.llr
  if (Math.abs(difference) > equal * Math.max(1, llr)) return difference > 0
  if (best.position < 0 || best.centre !== centre || llr === 0) return best.position < 0 && difference > 0
  if (!high) return false
  return position < best.position || (position === best.position && length < best.end - best.start)
}

function sizeOf({ study, sizes }: State, weight: number, start: number, end: number): number {
  const { windows, times } = study
  if (!sizes) return weight * windows.low[windows.uniform ? end - start : (end - start) * (times + 1) + end]!
  let size = 0
  for (let t = start; t < end; t++) size += sizes[t]!
  return size
}
