import { describe, expect, test } from 'vitest'
import { chiSquareCdf } from '../numeric/gamma.ts'
import type { Disease, Scenario } from './disease.ts'
import { extinction, finalSize, reedFrost } from './final-size.ts'
import { simulateReedFrost } from './households.ts'
import { simulateOutbreak } from './outbreak.ts'
import { grouped, makePopulation, type Population } from './population.ts'

const everybodyMixes = (people: number): Population => {
  const alone = grouped(Int32Array.from({ length: people }, (_, person) => person))
  const none = grouped(new Int32Array(people).fill(-1))
  return { people, groups: { household: alone, work: none, school: none, gate: grouped(new Int32Array(people)) } }
}
const disease = (r: number, more: Partial<Disease> = {}): Disease => ({
  infectiousness: [1],
  householdAttack: 0,
  infects: { work: 0, school: 0, gate: r },
  dispersion: Infinity,
  onset: [],
  ...more,
})
const chiSquareP = (seen: ArrayLike<number>, expected: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < expected.length; i++) sum += (seen[i]! - expected[i]!) ** 2 / expected[i]!
  return chiSquareCdf(sum, expected.length - 1, 'upper')
}

describe('where the truth is known', () => {
  test.each([
    [6, 1, 0.8],
    [4, 2, 0.6],
  ])('households of %i and %i follow Reed-Frost', (susceptible, infected, escape) => {
    const runs = 20_000
    const seen = new Float64Array(susceptible + 1)
    for (const size of simulateReedFrost(susceptible, infected, escape, runs, 2020)) seen[size]!++
    const expected = reedFrost(susceptible, infected, escape).map((p) => p * runs)
    expect(chiSquareP(seen, expected)).toBeGreaterThan(0.001)
  })
  test.each([1.5, 2.5])('a well-mixed town with R0 %f ends at the final size', (r0) => {
    const { attackRate } = simulateOutbreak(everybodyMixes(50_000), {
      days: 100,
      disease: disease(r0),
      index: 50,
      seed: 1,
    })
    expect(Math.abs(attackRate - finalSize(r0))).toBeLessThan(0.012)
  })
  test.each([
    [2, Infinity],
    [2, 0.5],
    [0.8, Infinity],
  ])('chains with R %f and k %f die out as often as a branching process', (r, k) => {
    const town = everybodyMixes(4000)
    const runs = 1000
    let extinct = 0
    for (let replicate = 0; replicate < runs; replicate++) {
      const scenario = { days: 9, disease: disease(r, { dispersion: k }), index: [0], seed: 7, replicate }
      const { infections } = simulateOutbreak(town, scenario).day
      if (infections.at(-1) === 0) extinct++
    }
    const p = extinction(r, 1, k)
    // by day 9 not every small chain has died out yet when R is near 1
    const room = 4 * Math.sqrt((p * (1 - p)) / runs) + (r < 1 ? 0.12 : 0.01)
    expect(Math.abs(extinct / runs - p)).toBeLessThan(room)
  })
  test('the realised generation interval is the one that was put in', () => {
    const infectiousness = [0.1, 0.3, 0.35, 0.2, 0.05]
    const days = 14
    const found = simulateOutbreak(everybodyMixes(1_000_000), {
      days,
      disease: disease(1.8, { infectiousness }),
      index: 500,
      seed: 11,
    })
    const seen = new Float64Array(5)
    found.infected.forEach((day, person) => {
      const by = found.infector[person]!
      // infectors whose whole infectious time lies within the run
      if (by >= 0 && found.infected[by]! + 5 <= days) seen[day - found.infected[by]! - 1]!++
    })
    const pairs = seen.reduce((sum, n) => sum + n, 0)
    expect(pairs).toBeGreaterThan(5000)
    expect(
      chiSquareP(
        seen,
        Float64Array.from(infectiousness, (w) => w * pairs),
      ),
    ).toBeGreaterThan(0.001)
  })
})

describe('an outbreak in households, at work, at school and at the gate', () => {
  const town = makePopulation({
    people: 20_000,
    householdSizes: [0.25, 0.3, 0.25, 0.15, 0.05],
    working: 0.8,
    pupils: 0.9,
    workSize: 20,
    schoolSize: 600,
    gateSize: 2000,
    seed: 3,
  })
  const flu = disease(0, {
    infectiousness: [0.1, 0.3, 0.3, 0.2, 0.1],
    householdAttack: 0.3,
    infects: { work: 0.6, school: 0.7, gate: 0.7 },
    dispersion: 0.5,
    onset: [0.1, 0.3, 0.3],
  })
  const run = (more: Partial<Scenario> = {}) =>
    simulateOutbreak(town, { days: 80, disease: flu, index: 10, seed: 5, ...more })

  test('is the same to the byte for the same seed, and another for another', () => {
    expect(run()).toEqual(run())
    expect([...run({ replicate: 1 }).infected]).not.toEqual([...run().infected])
    expect([...run({ seed: 6 }).infected]).not.toEqual([...run().infected])
  })
  test('everybody but the index cases has an infector who was infected before, of the same group', () => {
    const { infected, infector, layer } = run()
    const names = ['household', 'work', 'school', 'gate'] as const
    let wrong = 0
    infected.forEach((day, person) => {
      const by = infector[person]!
      if (day <= 0) wrong += Number(by !== -1)
      else {
        const { group } = town.groups[names[layer[person]!]!]
        if (!(infected[by]! < day && group[by] === group[person] && group[person]! >= 0)) wrong++
      }
    })
    expect(wrong).toBe(0)
  })
  test('from its date on a closed school infects nobody', () => {
    const { infected, layer } = run({ interventions: [{ from: 20, until: 40, contacts: { school: 0 } }] })
    const atSchool = Array.from(infected).filter((_, person) => layer[person] === 2)
    expect(atSchool.filter((day) => day < 20).length).toBeGreaterThan(10)
    expect(atSchool.filter((day) => day >= 20 && day < 40)).toEqual([])
    expect(atSchool.filter((day) => day >= 40).length).toBeGreaterThan(0)
  })
  test('isolation and quarantine keep it smaller, the earlier the more', () => {
    const measures = (from: number) =>
      run({ interventions: [{ from, isolation: { share: 0.9, delay: 0 }, quarantine: { share: 0.9, days: 14 } }] })
    const [never, late, early] = [run(), measures(25), measures(5)]
    expect(late.attackRate).toBeLessThan(never.attackRate)
    expect(early.attackRate).toBeLessThan(late.attackRate)
    expect(early.day.isolations.slice(0, 5).some((n) => n > 0)).toBe(false)
    expect(Math.max(...early.day.quarantined)).toBeGreaterThan(0)
  })
  test('says what is wrong with a scenario', () => {
    expect(() => run({ disease: { ...flu, householdAttack: 1.2 } })).toThrow('householdAttack is 1.2')
    expect(() => run({ interventions: [{ from: 9, until: 9 }] })).toThrow('interventions[0] ends before it begins')
    expect(() => run({ disease: { ...flu, onset: [0.9, 0.9] } })).toThrow('the sum of onset')
    expect(() => run({ days: -1 })).toThrow('days is -1')
  })
})
