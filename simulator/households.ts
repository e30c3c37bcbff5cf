import type { Address } from './addresses.ts'
import { chinaMidnight, shift } from './calendar.ts'
import type { Place } from './families.ts'
import { humansOf, placesOf } from './humans.ts'
import type { Home } from './humans.ts'
import { ordinalLimit } from './identity.ts'
import { uuid } from './ids.ts'
import { fullName } from './names.ts'
import { careMarks, contact, health, wants } from './needs.ts'
import { workplace } from './people.ts'
import type { Human, Person } from './people.ts'
import { phoneOf } from './phones.ts'
import type { Random } from './random.ts'
import { travelled } from './returnees.ts'
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

/** What a household is made of. */
export type Brief = Home & {
  readonly community: string
  readonly door: number
  readonly address: Address
  readonly trip: Trip | null
}

function residence(random: Random, kind: DwellingKind, stay: Stay | null): Person['residence'] {
  if (stay && random.chance(0.1)) return 'visiting'
  if (kind === Dwelling.family) return random.chance(0.985) ? 'permanent' : 'visiting'
  return random.chance(0.65) ? 'temporary' : 'permanent'
}

type Circumstances = { readonly place: Place; readonly stay: Stay | null; readonly familyPhone: string | null }

// Fields are named one by one: spreading the human into each record took two thirds of the time of a district.
function personOf(random: Random, { day, kind, size }: Brief, human: Human, circumstances: Circumstances): Person {
  const { place, stay, familyPhone } = circumstances
  const { sex, age } = human
  const marks = careMarks(random, sex, age, size)
  if (place.relation === 'grandchild' && age < 16 && random.chance(0.5)) marks.push('childAlone')
  const { needs, detail } = wants(random, marks, stay)
  return {
    human: human.human,
    name: human.name,
    sex,
    birthDate: human.birthDate,
    age,
    document: human.document,
    phone: familyPhone && human.phone !== familyPhone ? null : human.phone,
    id: uuid(chinaMidnight(day), random),
    relation: place.relation,
    residence: residence(random, kind, stay),
    toldPhone: familyPhone ?? human.phone,
    workplace: workplace(random, age),
    marks,
    needs,
    detail,
    stay,
    contact: contact(random, stay, day),
    health: health(random, stay, day),
    twin: place.twin ?? false,
    died: age >= 75 && random.chance(0.003) ? shift(day, -random.whole(2, 90)) : null,
    synthetic: true,
  }
}

function landlordOf(random: Random): { name: string; phone: string } {
  const name = fullName(random, 'han', random.chance(0.7) ? 'male' : 'female', 1968)
  return { name, phone: phoneOf(random.whole(0, ordinalLimit - 1), true) }
}

/** The household behind one door. Everything is drawn from `random`, a stream that belongs to this door alone. */
export function makeHousehold(random: Random, brief: Brief): Household {
  const { kind, size, community, door, address, trip } = brief
  const id = uuid(chinaMidnight(brief.day), random)
  const use = kind === Dwelling.vacant ? 'vacant' : kind === Dwelling.family ? 'own' : 'rent'
  const landlord = use === 'rent' && random.chance(0.9) ? landlordOf(random) : null
  const places = placesOf(random, brief)
  const humans = humansOf(random, brief, places)
  const onePhone = !isSharing(kind) && size > 1 && !brief.known && random.chance(0.06)
  const familyPhone = onePhone ? phoneOf(brief.firstOrdinal) : null
  const members = humans.map((human, i) => {
    const stay = trip && travelled(trip, i) ? trip.stay : null
    return personOf(random, brief, human, { place: places[i] as Place, stay, familyPhone })
  })
  return { id, community, door, kind, use, address, landlord, onePhone, members, synthetic: true }
}
