import { addDays } from '@gridward/contract/days'
import type { Day } from '@gridward/contract/days'
import type { Address } from './addresses.ts'
import { family, other, sharing } from './families.ts'
import type { Place } from './families.ts'
import { ordinalLimit } from './identity.ts'
import { uuid } from './ids.ts'
import { fullName, nameKind, surname } from './names.ts'
import type { NameKind } from './names.ts'
import { careMarks, contact, health, wants } from './needs.ts'
import { birthDateFor, makeHuman, underParent, workplace } from './people.ts'
import type { Human, Person } from './people.ts'
import { phoneOf } from './phones.ts'
import type { Random } from './random.ts'
import { chinaMidnight, travelled } from './returnees.ts'
import type { Stay, Trip } from './returnees.ts'
import { Dwelling, isSharing } from './skeleton.ts'
import type { DwellingKind } from './skeleton.ts'

export type Household = {
  readonly id: string
  readonly community: string
  /** Number of the door in its community, in walking order. */
  readonly door: number
  readonly kind: DwellingKind
  readonly use: 'own' | 'rent' | 'vacant'
  readonly address: Address
  readonly landlord: { readonly name: string; readonly phone: string } | null
  /** One phone for the whole family. */
  readonly onePhone: boolean
  readonly members: readonly Person[]
  readonly synthetic: true
}

/** What a household is made of. `known` are humans whose data come from elsewhere (registered in two places), by place. */
export type Brief = {
  readonly day: Day
  readonly community: string
  readonly door: number
  readonly kind: DwellingKind
  readonly size: number
  readonly firstOrdinal: number
  readonly address: Address
  readonly trip: Trip | null
  readonly known: ReadonlyMap<number, Human> | null
}

function placesOf(random: Random, { kind, size, known }: Brief): Place[] {
  if (isSharing(kind)) return sharing(random, size, kind === Dwelling.dormitory)
  const host = known?.get(0)
  if (!host) return family(random, size)
  const spouse: Place = { relation: 'spouse', sex: other(host.sex), age: Math.max(22, host.age + random.whole(-3, 3)) }
  return [{ relation: 'head', sex: host.sex, age: host.age }, spouse]
}

/** Surnames run from father to child; a wife and a mother bring their own. */
function nameOf(random: Random, kind: NameKind, place: Place, year: number, father: string | undefined): string {
  const carries = place.relation === 'child' || (place.relation === 'parent' && place.sex === 'male')
  const shares = carries || place.relation === 'sibling' || (place.relation === 'grandchild' && random.chance(0.5))
  return fullName(random, kind, place.sex, year, shares ? father : undefined)
}

function humansOf(random: Random, brief: Brief, places: readonly Place[]): Human[] {
  const kind = nameKind(random)
  const father = kind === 'han' ? surname(random) : undefined
  const humans: Human[] = []
  places.forEach((place, i) => {
    const known = brief.known?.get(i)
    if (known) return humans.push(known)
    const before = humans[i - 1]
    const birthDate = place.twin && before ? before.birthDate : birthDateFor(random, place.age, brief.day)
    const year = Number(birthDate.slice(0, 4))
    const first = (i === 0 && place.sex === 'male') || (place.relation === 'spouse' && place.sex === 'male')
    const name = isSharing(brief.kind)
      ? fullName(random, i === 0 ? kind : nameKind(random), place.sex, year)
      : first
        ? fullName(random, kind, place.sex, year, father)
        : nameOf(random, kind, place, year, father)
    const human = makeHuman(random, brief.firstOrdinal + i, place, { name, foreign: kind === 'foreign' }, birthDate)
    return humans.push(place.relation === 'child' ? underParent(random, human, humans[0]) : human)
  })
  return humans
}

function residence(random: Random, brief: Brief, stay: Stay | null): Person['residence'] {
  if (stay && random.chance(0.1)) return 'visiting'
  if (brief.kind === Dwelling.family) return random.chance(0.985) ? 'permanent' : 'visiting'
  return random.chance(0.65) ? 'temporary' : 'permanent'
}

function personOf(
  random: Random,
  brief: Brief,
  place: Place,
  human: Human,
  stay: Stay | null,
  familyPhone: string | null,
): Person {
  const marks = careMarks(random, human.sex, human.age, brief.size)
  if (place.relation === 'grandchild' && human.age < 16 && random.chance(0.5)) marks.push('childAlone')
  const died = human.age >= 75 && random.chance(0.003) ? addDays(brief.day, -random.whole(2, 90)) : null
  return {
    ...human,
    phone: familyPhone && human.phone !== familyPhone ? null : human.phone,
    id: uuid(chinaMidnight(brief.day), random),
    relation: place.relation,
    residence: residence(random, brief, stay),
    toldPhone: familyPhone ?? human.phone,
    workplace: workplace(random, human.age),
    marks,
    ...wants(random, marks, stay),
    stay,
    contact: contact(random, stay, brief.day),
    health: health(random, stay, brief.day),
    twin: place.twin ?? false,
    died,
    synthetic: true,
  }
}

/** The household behind one door. Everything is drawn from `random`, a stream that belongs to this door alone. */
export function makeHousehold(random: Random, brief: Brief): Household {
  const { kind, size, community, door, address } = brief
  const id = uuid(chinaMidnight(brief.day), random)
  const use = kind === Dwelling.vacant ? 'vacant' : kind === Dwelling.family ? 'own' : 'rent'
  const landlord = use === 'rent' && random.chance(0.9) ? landlordOf(random) : null
  const places = size === 0 ? [] : placesOf(random, brief)
  const humans = humansOf(random, brief, places)
  const onePhone = !isSharing(kind) && size > 1 && !brief.known && random.chance(0.06)
  const familyPhone = onePhone ? phoneOf(brief.firstOrdinal) : null
  const { trip } = brief
  const members = humans.map((human, i) =>
    personOf(random, brief, places[i] as Place, human, trip && travelled(trip, i) ? trip.stay : null, familyPhone),
  )
  return { id, community, door, kind, use, address, landlord, onePhone, members, synthetic: true }
}

function landlordOf(random: Random): { name: string; phone: string } {
  return {
    name: fullName(random, 'han', random.chance(0.7) ? 'male' : 'female', 1968),
    phone: phoneOf(random.whole(0, ordinalLimit - 1), true),
  }
}
