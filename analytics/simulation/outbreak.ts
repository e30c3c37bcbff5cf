import { drawGamma, drawPoisson } from '../numeric/draws.ts'
import { random, type Random } from '../numeric/random.ts'
import { checkScenario, rulesOf, type Disease, type Rules, type Scenario } from './disease.ts'
import { layers, type Groups, type Layer, type Population } from './population.ts'

/** What happened. Days are -1 for whom nothing happened to; `day[d]` are numbers on day d, day 0 being the index cases. */
export interface Outbreak {
  readonly infected: Int32Array
  readonly infector: Int32Array
  /** Position in `layers` of where it happened; -1 for index cases. */
  readonly layer: Int8Array
  readonly onset: Int32Array
  readonly day: {
    readonly infections: Int32Array
    readonly onsets: Int32Array
    readonly isolations: Int32Array
    /** People kept at home that day because somebody of the household is isolated. */
    readonly quarantined: Int32Array
  }
  /** Share of the population infected by the last day. */
  readonly attackRate: number
}

/**
 * An outbreak among people of households, workplaces, schools and gates, day by day, every infection by itself.
 *
 * A case infects on day s after its own infection with weight w_s: a susceptible member of its household with probability
 * 1 − (1 − a)^(w_s), in each other layer Poisson(m · w_s) times a member drawn at random (thinned contacts: only those
 * that would transmit are drawn, which changes nothing but the time). One household and w = (1) is Reed-Frost; one large
 * layer is the Kermack-McKendrick final size; early on it is a branching process with Poisson, or with a `dispersion`
 * negative binomial, offspring (Lloyd-Smith 2005, doi:10.1038/nature04153). Structure as OpenABM-Covid19 (Hinch 2021,
 * doi:10.1371/journal.pcbi.1009146) and Covasim (Kerr 2021, doi:10.1371/journal.pcbi.1009149), much reduced.
 *
 * It is for drills and for comparing measures. It misleads as a forecast: nobody changes behaviour except by
 * intervention, nobody travels, everybody is equally susceptible. Errors: `RangeError` as `checkScenario`.
 */
export function simulateOutbreak(population: Population, scenario: Scenario): Outbreak {
  checkScenario(scenario)
  const run = new Run(population, scenario)
  for (let day = 1; day <= scenario.days; day++) run.step(day)
  return run.result()
}

class Run {
  readonly #chance: Random
  readonly #groups: Population['groups']
  readonly #scenario: Scenario
  readonly #weights: Float64Array
  readonly #escape: Float64Array
  readonly #infected: Int32Array
  readonly #infector: Int32Array
  readonly #layer: Int8Array
  readonly #onset: Int32Array
  readonly #isolated: Uint8Array
  /** The first day on which a person is free again. */
  readonly #homeUntil: Int32Array
  readonly #spread: Float32Array
  readonly #counts: Outbreak['day']
  #active: number[] = []

  constructor({ people, groups }: Population, scenario: Scenario) {
    const { disease, days, seed, replicate = 0, index } = scenario
    this.#chance = random(seed, replicate)
    this.#groups = groups
    this.#scenario = scenario
    const total = disease.infectiousness.reduce((sum, weight) => sum + weight, 0)
    this.#weights = Float64Array.from(disease.infectiousness, (weight) => weight / total)
    this.#escape = this.#weights.map((weight) => weight * Math.log1p(-disease.householdAttack))
    this.#infected = new Int32Array(people).fill(-1)
    this.#infector = new Int32Array(people).fill(-1)
    this.#layer = new Int8Array(people).fill(-1)
    this.#onset = new Int32Array(people).fill(-1)
    this.#isolated = new Uint8Array(people)
    this.#homeUntil = new Int32Array(people)
    this.#spread = new Float32Array(people)
    const daily = (): Int32Array => new Int32Array(days + 1)
    this.#counts = { infections: daily(), onsets: daily(), isolations: daily(), quarantined: daily() }
    for (const person of typeof index === 'number' ? this.#drawn(index, people) : index) this.#infect(person, -1, -1, 0)
  }

  result(): Outbreak {
    const infections = this.#counts.infections.reduce((sum, n) => sum + n, 0)
    return {
      infected: this.#infected,
      infector: this.#infector,
      layer: this.#layer,
      onset: this.#onset,
      day: this.#counts,
      attackRate: infections / this.#infected.length,
    }
  }

  step(day: number): void {
    const rules = rulesOf(this.#scenario.interventions ?? [], day)
    const longest = this.#weights.length
    // who is infected today joins the list behind `known` and infects from tomorrow
    const known = this.#active.length
    for (let i = 0; i < known; i++) this.#isolate(this.#active[i]!, day, rules)
    for (let i = 0; i < known; i++) {
      const person = this.#active[i]!
      if (!this.#isolated[person]) this.#infectOthers(person, day - this.#infected[person]! - 1, day, rules)
    }
    const last = (person: number): number => Math.max(this.#infected[person]! + longest, this.#onset[person]! + 60)
    this.#active = this.#active.filter((person) => day < last(person) && !this.#isolated[person])
  }

  #infectOthers(person: number, age: number, day: number, rules: Rules): void {
    if (age >= this.#weights.length) return
    const { disease } = this.#scenario
    const home = this.#groups.household
    const chance = -Math.expm1(this.#escape[age]! * this.#spread[person]! * rules.contacts.household)
    if (chance > 0) {
      const group = home.group[person]!
      for (let at = home.start[group]!; at < home.start[group + 1]!; at++) {
        const other = home.member[at]!
        if (this.#infected[other]! < 0 && this.#chance.uniform() < chance) this.#infect(other, person, 0, day)
      }
    }
    if (this.#homeUntil[person]! > day) return
    for (let layer = 1; layer < layers.length; layer++) {
      const name = layers[layer] as Exclude<Layer, 'household'>
      const mean = disease.infects[name] * this.#weights[age]! * this.#spread[person]! * rules.contacts[name]
      if (mean > 0) this.#meet(person, layer, this.#groups[name], mean, day)
    }
  }

  #meet(person: number, layer: number, { group, start, member }: Groups, mean: number, day: number): void {
    const of = group[person]!
    if (of < 0) return
    const from = start[of]!
    const size = start[of + 1]! - from
    if (size < 2) return
    for (let left = drawPoisson(this.#chance, mean); left > 0; left--) {
      let at = from + this.#chance.below(size - 1)
      // everybody but oneself: the last member stands in for the own place
      if (member[at] === person) at = from + size - 1
      const other = member[at]!
      if (this.#infected[other]! < 0 && this.#homeUntil[other]! <= day) this.#infect(other, person, layer, day)
    }
  }

  #isolate(person: number, day: number, { isolation, quarantine }: Rules): void {
    const ill = this.#onset[person]!
    if (ill < 0 || day < ill + isolation.delay || this.#isolated[person] !== 0) return
    // everybody keeps to one answer, so that a longer delay or a later start asks nobody twice
    if (this.#answer(person, 1) >= isolation.share) return
    this.#isolated[person] = 1
    this.#counts.isolations[day]!++
    if (quarantine.days === 0) return
    const { group, start, member } = this.#groups.household
    const home = group[person]!
    const last = Math.min(day + quarantine.days, this.#scenario.days + 1)
    for (let at = start[home]!; at < start[home + 1]!; at++) {
      const other = member[at]!
      if (other === person || this.#answer(other, 2) >= quarantine.share) continue
      for (let on = Math.max(day, this.#homeUntil[other]!); on < last; on++) this.#counts.quarantined[on]!++
      this.#homeUntil[other] = Math.max(last, this.#homeUntil[other]!)
    }
  }

  /** A number from 0 to 1 that belongs to a person and a question. */
  #answer(person: number, question: number): number {
    const { seed, replicate = 0 } = this.#scenario
    let h = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(seed + 31 * replicate + 1, 0x85ebca6b) ^ (question << 7)
    h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
    h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
    return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
  }

  #infect(person: number, by: number, layer: number, day: number): void {
    const { dispersion } = this.#scenario.disease
    this.#infected[person] = day
    this.#infector[person] = by
    this.#layer[person] = layer
    this.#spread[person] = dispersion === Infinity ? 1 : drawGamma(this.#chance, dispersion, 1 / dispersion)
    this.#counts.infections[day]!++
    this.#onset[person] = onsetDay(this.#scenario.disease, this.#chance, day)
    const ill = this.#onset[person]
    if (ill >= 0 && ill < this.#counts.onsets.length) this.#counts.onsets[ill]!++
    this.#active.push(person)
  }

  #drawn(count: number, people: number): number[] {
    const chosen = new Set<number>()
    while (chosen.size < Math.min(count, people)) chosen.add(this.#chance.below(people))
    return [...chosen]
  }
}

function onsetDay({ onset }: Disease, chance: Random, day: number): number {
  let left = chance.uniform()
  for (let i = 0; i < onset.length; i++) if ((left -= onset[i]!) < 0) return day + i + 1
  return -1
}
