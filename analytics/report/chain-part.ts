import { components } from '../chains/components.ts'
import { degrees } from '../chains/degrees.ts'
import { generations } from '../chains/generations.ts'
import { offspring } from '../chains/offspring.ts'
import { serialIntervals } from '../chains/pairs.ts'
import type { Links } from '../chains/links.ts'
import { dayText, missing, type LineList } from '../linelist/index.ts'
import type { AnalysisOptions, Chains, SerialPeriod } from './analysis.ts'

/** Chains, offspring and serial intervals of a list that names infectors; undefined for one that does not. */
export function chainsOf(list: LineList, { periods }: AnalysisOptions): Chains | undefined {
  const { links, cases } = list
  if (!links) return undefined
  const { out, in: reached } = degrees(cases, links)
  const tree = generations(cases, links)
  const fitted = offspring(out)
  const names = (positions: readonly number[]): string[] => positions.map((position) => list.name(position))
  return {
    links: links.from.length,
    traced: reached.filter((n) => n > 0).length,
    components: [...components(cases, links).sizes].filter((size) => size > 1),
    generations: tally(tree.generation.filter((generation) => generation >= 0)),
    offspring: fitted,
    counts: tally(out),
    most: mostInfectious(list, out),
    serial: serialPart(list, links, periods),
    cycles: tree.cycles.slice(0, 20).map(names),
    severalInfectors: names(tree.severalInfectors.slice(0, 20)),
    several: tree.severalInfectors.length,
    repeatedLinks: tree.repeated.length,
  }
}

function tally(values: ArrayLike<number>): number[] {
  let most = 0
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!)
  const counts = Array.from({ length: most + 1 }, () => 0)
  for (let i = 0; i < values.length; i++) counts[values[i]!]!++
  return counts
}

function mostInfectious(list: LineList, out: Int32Array): Chains['most'] {
  const order = Array.from(out.keys()).filter((position) => out[position]! > 1)
  return order
    .toSorted((a, b) => out[b]! - out[a]!)
    .slice(0, 5)
    .map((position) => ({ name: list.name(position), infected: out[position]! }))
}

function serialPart(list: LineList, links: Links, periods: readonly number[] | undefined): Chains['serial'] {
  const onset = Float64Array.from({ length: list.cases }, (_, position) => known(list.days.onset?.[position]))
  const { days, ...found } = serialIntervals(onset, links)
  const tallied = new Map<number, number>()
  for (const day of days) tallied.set(day, (tallied.get(day) ?? 0) + 1)
  const counts = [...tallied].map(([day, pairs]) => ({ days: day, pairs })).toSorted((a, b) => a.days - b.days)
  return { ...found, counts, periods: serialPeriods(onset, links, periods) }
}

const known = (day: number | undefined): number => (day === undefined || day === missing ? NaN : day)

/** By the infector's onset: between the given first days, or three periods with about as many pairs each. */
function serialPeriods(onset: Float64Array, links: Links, given: readonly number[] | undefined): SerialPeriod[] {
  const { from, to } = links
  const pairs = Array.from({ length: from.length }, (_, i) => i)
    .filter((i) => Number.isFinite(onset[to[i]!]! - onset[from[i]!]!))
    .toSorted((a, b) => onset[from[a]!]! - onset[from[b]!]!)
  const begins = pairs.map((i) => onset[from[i]!]!)
  if (pairs.length === 0 || (!given && pairs.length < 60)) return []
  const third = (part: number): number => begins[Math.floor((begins.length * part) / 3)]!
  const inner = given ?? [third(1), third(2)]
  const cuts = [...new Set([begins[0]!, ...inner.filter((day) => day > begins[0]!), begins.at(-1)! + 1])]
  return cuts.slice(0, -1).flatMap((start, part) => {
    const end = cuts[part + 1]!
    const within = pairs.filter((i) => onset[from[i]!]! >= start && onset[from[i]!]! < end)
    if (within.length === 0) return []
    const links = { from: within.map((i) => from[i]!), to: within.map((i) => to[i]!) }
    const { mean, sd, median } = serialIntervals(onset, links)
    return [{ from: dayText(start), to: dayText(end - 1), pairs: within.length, mean, sd, median }]
  })
}
