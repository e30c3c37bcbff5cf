import type { Layer } from './population.ts'

/** How the disease passes on. Days count from the day of infection, day 1 being the first after it. */
export interface Disease {
  /** Share of the infectiousness on day 1, 2, …: the generation interval; made to sum to 1. */
  readonly infectiousness: readonly number[]
  /** Probability that a case infects a given member of the own household over the whole time, nothing being done. */
  readonly householdAttack: number
  /** Mean number that a case infects in each other layer over the whole time while everybody there is susceptible. */
  readonly infects: Readonly<Record<Exclude<Layer, 'household'>, number>>
  /** How much people differ in that number: gamma with mean 1 and this shape. Infinity: not at all. */
  readonly dispersion: number
  /** Probability that symptoms begin on day 1, 2, …; what is missing to 1 never has any. */
  readonly onset: readonly number[]
}

/** What holds from one day to another; of several that say the same thing the last one counts. */
export interface Intervention {
  readonly from: number
  /** The first day on which it no longer holds; without it to the end. */
  readonly until?: number
  /** What is left of the contacts in a layer: 0 closed, 1 as ever. */
  readonly contacts?: Partial<Readonly<Record<Layer, number>>>
  /** This share of those with symptoms stays away from everybody, `delay` days after onset. */
  readonly isolation?: { readonly share: number; readonly delay: number }
  /** The household of somebody who is isolated leaves the other layers for so many days, if it does as told. */
  readonly quarantine?: { readonly share: number; readonly days: number }
}

export interface Scenario {
  readonly days: number
  readonly disease: Disease
  /** Who is infected on day 0: so many people drawn at random, or these. */
  readonly index: number | readonly number[]
  readonly interventions?: readonly Intervention[]
  readonly seed: number
  /** Replicate; each has random numbers of its own, whichever thread runs it. */
  readonly replicate?: number
}

/** What is in force on a day. */
export interface Rules {
  readonly contacts: Readonly<Record<Layer, number>>
  readonly isolation: { readonly share: number; readonly delay: number }
  readonly quarantine: { readonly share: number; readonly days: number }
}

const free: Rules = {
  contacts: { household: 1, work: 1, school: 1, gate: 1 },
  isolation: { share: 0, delay: 0 },
  quarantine: { share: 0, days: 0 },
}

export function rulesOf(interventions: readonly Intervention[], day: number): Rules {
  return interventions
    .filter(({ from, until = Infinity }) => from <= day && day < until)
    .reduce<Rules>(
      (rules, { contacts, isolation, quarantine }) => ({
        contacts: { ...rules.contacts, ...contacts },
        isolation: isolation ?? rules.isolation,
        quarantine: quarantine ?? rules.quarantine,
      }),
      free,
    )
}

/** Errors: `RangeError` that names what is not a probability, a number from 0 or a date in order. */
export function checkScenario({ days, disease, interventions = [] }: Scenario): void {
  const probability = (name: string, value: number): void => {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} is ${value}; it must be from 0 to 1`)
  }
  if (!(Number.isInteger(days) && days >= 0)) throw new RangeError(`days is ${days}; it must be a whole number from 0`)
  probability('householdAttack', disease.householdAttack)
  for (const [layer, mean] of Object.entries(disease.infects))
    if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`infects.${layer} is ${mean}; it must be 0 or more`)
  if (!(disease.dispersion > 0)) throw new RangeError(`dispersion is ${disease.dispersion}; it must be above 0`)
  disease.onset.forEach((value, i) => probability(`onset[${i}]`, value))
  const withSymptoms = disease.onset.reduce((sum, value) => sum + value, 0)
  if (withSymptoms > 1 + 1e-9) throw new RangeError(`the sum of onset is ${withSymptoms}; it must not exceed 1`)
  if (disease.infectiousness.some((value) => !(value >= 0)) || !disease.infectiousness.some((value) => value > 0))
    throw new RangeError('infectiousness must be numbers from 0, at least one of them above 0')
  interventions.forEach(({ from, until, contacts = {}, isolation, quarantine }, i) => {
    if (until !== undefined && !(until > from)) throw new RangeError(`interventions[${i}] ends before it begins`)
    for (const [layer, left] of Object.entries(contacts)) probability(`interventions[${i}].contacts.${layer}`, left)
    if (isolation) probability(`interventions[${i}].isolation.share`, isolation.share)
    if (quarantine) probability(`interventions[${i}].quarantine.share`, quarantine.share)
  })
}
