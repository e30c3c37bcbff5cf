import type { Sex } from '@gridward/contract/identity'
import type { Random } from './random.ts'
import { weighted } from './weighted.ts'

export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'grandchild' | 'sibling' | 'tenant' | 'other'

/** One place in a household before it has a name. `twin` says: born on the day of the member before. */
export type Place = { readonly relation: Relation; readonly sex: Sex; readonly age: number; readonly twin?: true }

export const other = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male')
// Of those under 25 about 53 in 100 are male (census of 2020); older people without a couple balance the whole.
const anySex = (random: Random): Sex => (random.chance(0.535) ? 'male' : 'female')
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)))

// Age of the mother at a birth: mean 27, 18 to 44 (Population Census 2020: mean 28.4 at all births, less in earlier decades).
const motherAt = (random: Random, childAge: number): number => childAge + clamp(random.normal(27, 4), 18, 44)

function couple(random: Random, wifeAge: number): Place[] {
  const husband: Place = { relation: 'head', sex: 'male', age: clamp(wifeAge + random.normal(1.8, 2.2), 20, 104) }
  const wife: Place = { relation: 'head', sex: 'female', age: wifeAge }
  // Nine of ten households name the husband as head.
  return random.chance(0.9) ? [husband, { ...wife, relation: 'spouse' }] : [wife, { ...husband, relation: 'spouse' }]
}

function children(random: Random, eldest: number, count: number): Place[] {
  const found: Place[] = []
  let age = eldest
  for (let i = 0; i < count; i++) {
    const twin = i > 0 && random.chance(0.03)
    if (i > 0 && !twin) age = Math.max(0, age - random.whole(1, 6))
    found.push({ relation: 'child', sex: anySex(random), age, ...(twin ? { twin } : {}) })
  }
  return found
}

function young(random: Random, count: number): Place[] {
  const eldest = random.whole(count > 1 ? 1 : 0, 20)
  return [...couple(random, motherAt(random, eldest)), ...children(random, eldest, count)]
}

/** Parents of the head: mostly the widowed mother where one place is left. */
function parents(random: Random, head: Place, count: number): Place[] {
  const mother = clamp(motherAt(random, head.age), head.age + 18, 101)
  if (count === 1) return [{ relation: 'parent', sex: random.chance(0.75) ? 'female' : 'male', age: mother }]
  return [
    { relation: 'parent', sex: 'female', age: mother },
    { relation: 'parent', sex: 'male', age: clamp(mother + random.normal(2, 2), mother - 4, 103) },
  ]
}

function old(random: Random, kind: 'child' | 'grandchild'): Place[] {
  const age = kind === 'child' ? random.whole(24, 48) : random.whole(2, 15)
  const wife = kind === 'child' ? motherAt(random, age) : clamp(age + random.normal(54, 5), age + 38, 84)
  return [...couple(random, wife), { relation: kind, sex: anySex(random), age }]
}

function ofOne(random: Random): Place[] {
  const elder = random.chance(0.36)
  const age = elder ? clamp(65 + Math.abs(random.normal(0, 11)), 65, 99) : clamp(random.normal(43, 13), 20, 64)
  return [{ relation: 'head', sex: random.chance(elder ? 0.58 : 0.36) ? 'female' : 'male', age }]
}

function ofTwo(random: Random): Place[] {
  const draw = random.unit()
  if (draw < 0.7)
    return couple(random, clamp(random.chance(0.3) ? random.normal(29, 4) : random.normal(60, 11), 21, 92))
  const child = draw < 0.86 ? random.whole(24, 55) : random.whole(3, 22)
  const parent: Place = { relation: 'head', sex: random.chance(0.6) ? 'female' : 'male', age: motherAt(random, child) }
  if (draw < 0.95) return [parent, { relation: 'child', sex: anySex(random), age: child }]
  if (draw < 0.98)
    return [
      { ...parent, age: clamp(child + 54, 55, 88) },
      { relation: 'grandchild', sex: anySex(random), age: child % 16 },
    ]
  return [
    { ...parent, age: clamp(child + 20, 22, 80) },
    { relation: 'sibling', sex: anySex(random), age: clamp(child + 17, 18, 78) },
  ]
}

const threes = weighted<'young' | 'parent' | 'old' | 'grand'>([
  ['young', 62],
  ['parent', 13],
  ['old', 19],
  ['grand', 6],
])
function ofThree(random: Random): Place[] {
  const shape = threes(random)
  if (shape === 'young') return young(random, 1)
  if (shape !== 'parent') return old(random, shape === 'old' ? 'child' : 'grandchild')
  const pair = couple(random, random.whole(30, 58))
  return [...pair, ...parents(random, pair[0] as Place, 1)]
}

function ofMore(random: Random, size: number): Place[] {
  const elders = Math.min(size - 3, random.chance(0.55) ? random.whole(1, 2) : 0)
  const family = young(random, size - 2 - elders)
  return elders === 0 ? family : [...family, ...parents(random, family[0] as Place, elders)]
}

/** The people of a family of `size` (1 to 8): ages fit as mother and child, shares follow the census of 2020. */
export function family(random: Random, size: number): Place[] {
  if (size === 1) return ofOne(random)
  if (size === 2) return ofTwo(random)
  if (size === 3) return ofThree(random)
  return ofMore(random, size)
}

/** People who share rooms without being kin: tenants, or workers in a dormitory. The first is the one who answers. */
export function sharing(random: Random, size: number, dormitory: boolean): Place[] {
  const sex: Sex = random.chance(0.6) ? 'male' : 'female'
  return Array.from({ length: size }, (_, i) => ({
    relation: i === 0 ? 'head' : dormitory ? 'other' : 'tenant',
    sex: dormitory || random.chance(0.6) ? sex : other(sex),
    age: clamp(random.logNormal(29, 0.28), 18, 59),
  }))
}
