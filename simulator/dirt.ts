import type { Day } from '@gridward/contract/days'
import type { DocumentType, Sex } from '@gridward/contract/identity'
import type { District } from './district.ts'
import type { Household } from './households.ts'
import type { Person } from './people.ts'
import { stream, type Random } from './random.ts'
import { slip, type Slip } from './slips.ts'

/**
 * One entry of a register as somebody typed it. `human` is the truth, which no product sees: entries with one `human`
 * are one person. `listing` is the form that it came in: people named in one form are different people.
 */
export type Entry = {
  readonly id: string
  readonly human: number
  readonly listing: string
  readonly name: string
  readonly sex: Sex | null
  readonly birthDate: Day | null
  readonly document: { readonly type: DocumentType; readonly number: string } | null
  readonly phone: string | null
  /** Id of the household. */
  readonly address: string
  readonly area: string
  readonly slips: readonly Slip[]
}

/** `again`: the share of people who are entered a second time, by somebody else and with slips. */
export type DirtOptions = { readonly seed: number; readonly again: number }

/** Everybody of a district as entered, and some entered again with what goes wrong on paper, phones and in offices. */
export function* entriesOf(district: District, { seed, again }: DirtOptions): Generator<Entry> {
  let neighbour: Household | undefined
  for (const household of district.households()) {
    const random = stream(seed, 'dirt', household.id)
    for (const person of household.members) {
      if (person.died !== null) continue
      const entry = entryOf(household, person)
      yield entry
      if (random.chance(again)) yield repeated(random, entry, household, neighbour)
    }
    neighbour = household
  }
}

function entryOf(household: Household, person: Person): Entry {
  const { document } = person
  return {
    id: person.id,
    human: person.human,
    listing: household.id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    document: document.number === null ? null : { type: document.type, number: document.number },
    phone: person.toldPhone,
    address: household.id,
    area: household.address.area,
    slips: [],
  }
}

// Out of 20 entries made a second time: 3 as good as the first, 9 with one slip, 6 with two, 2 with three.
const slipsOf = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3] as const

/** One in five is entered again where they moved to, the others behind the same door. */
function repeated(random: Random, first: Entry, here: Household, neighbour: Household | undefined): Entry {
  const moved = neighbour !== undefined && random.chance(0.2)
  const place = moved ? neighbour : here
  let entry: Entry = {
    ...first,
    id: `${first.id.slice(0, -1)}${first.id.endsWith('0') ? '1' : '0'}`,
    listing: `${first.listing} again ${first.id}`,
    address: place.id,
    area: place.address.area,
  }
  const family = here.members.find((one) => one.phone !== null && one.human !== first.human)?.phone ?? null
  const times = random.pick(slipsOf)
  for (let n = 0; n < times; n++) entry = slip(random, entry, family)
  return moved ? { ...entry, slips: [...entry.slips, 'moved'] } : entry
}
