import { blocksOf } from '@gridward/server/people/rules-blocks'
import { nameForms } from '@gridward/server/people/rules-names'
import { isAutomatic, queueFrom, score, type Traits } from '@gridward/server/people/rules-score'
import { entriesOf, makeDistrict, sampleDivisions, type Entry, type Slip } from '@gridward/simulator'

/** Pairs found among the entries of a district, held against who they really are. */
export type Found = {
  entries: number
  /** Pairs of entries that are one human. */
  truth: number
  automatic: { pairs: number; right: number }
  queue: { pairs: number; right: number }
  /** Pairs that shared a drawer, each once per drawer. */
  compared: number
  /** Slips of the second entry of pairs that were found nowhere. */
  missed: Map<string, number>
  seconds: number
}

/** Drawers above this size are passed over, as the database does. */
const largest = 200

export function findAll(people: number, seed = 7): Found {
  const district = makeDistrict({ seed, people, day: '2020-01-27', divisions: sampleDivisions(17, 10) })
  const truths: number[] = []
  const slips: (readonly Slip[])[] = []
  const traits: Traits[] = []
  for (const entry of entriesOf(district, { seed, again: 0.05 })) {
    truths.push(entry.human)
    slips.push(entry.slips)
    traits.push(traitsOf(entry))
  }
  const began = performance.now()
  const pairs = compareAll(traits)
  const seconds = (performance.now() - began) / 1000
  const right = (found: Map<number, boolean>, auto: boolean) => {
    const mine = [...found].filter(([, automatic]) => automatic === auto)
    return { pairs: mine.length, right: mine.filter(([key]) => truths[first(key)] === truths[second(key)]).length }
  }
  const missed = new Map<string, number>()
  const truth = truePairs(truths)
  for (const [a, b] of truth)
    if (!pairs.found.has(keyOf(a, b))) {
      const what = [...slips[b]!].sort().join(' + ') || 'no slip'
      missed.set(what, (missed.get(what) ?? 0) + 1)
    }
  return {
    entries: traits.length,
    truth: truth.length,
    automatic: right(pairs.found, true),
    queue: right(pairs.found, false),
    compared: pairs.compared,
    missed: new Map([...missed].sort((a, b) => b[1] - a[1])),
    seconds,
  }
}

export const traitsOf = (entry: Entry): Traits => ({
  name: nameForms(entry.name),
  sex: entry.sex,
  birthDate: entry.birthDate,
  document: entry.document,
  phone: entry.phone,
  home: entry.address,
  told: [entry.listing],
})

// a pair of places as one number: there are fewer than 2^26 entries
const width = 67_108_864
const keyOf = (a: number, b: number): number => a * width + b
const first = (key: number): number => Math.floor(key / width)
const second = (key: number): number => key % width

function truePairs(truths: readonly number[]): [number, number][] {
  const places = new Map<number, number[]>()
  truths.forEach((human, at) => places.set(human, [...(places.get(human) ?? []), at]))
  return [...places.values()].flatMap((all) =>
    all.flatMap((a, i) => all.slice(i + 1).map((b): [number, number] => [a, b])),
  )
}

/** The drawers of the database, and what has an index of its own there: number, phone, door. */
const drawersOf = (one: Traits): string[] => [
  ...blocksOf(one),
  ...(one.document ? [`n ${one.document.number}`] : []),
  ...(one.phone ? [`p ${one.phone}`] : []),
  `h ${one.home}`,
]

/** One drawer kind after the other, so that a million entries fit into memory. */
function compareAll(traits: readonly Traits[]): { found: Map<number, boolean>; compared: number } {
  const found = new Map<number, boolean>()
  let compared = 0
  for (const kind of 'fsqrydnph') {
    const drawers = new Map<string, number[]>()
    for (const [at, one] of traits.entries()) {
      const block = drawersOf(one).find((text) => text.startsWith(kind))
      if (block === undefined) continue
      const drawer = drawers.get(block)
      if (drawer) drawer.push(at)
      else drawers.set(block, [at])
    }
    for (const drawer of drawers.values()) {
      if (drawer.length > largest) continue
      for (const [i, a] of drawer.entries())
        for (const b of drawer.slice(i + 1)) {
          compared++
          const scored = score(traits[a]!, traits[b]!)
          if (scored.score >= queueFrom) found.set(keyOf(a, b), isAutomatic(scored))
        }
    }
  }
  return { found, compared }
}
