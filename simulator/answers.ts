import type { ResidentAnswers } from '@gridward/contract/questionnaire'
import type { Household } from './households.ts'
import type { Person } from './people.ts'
import { chinaDay } from './calendar.ts'

export type MemberAnswers = NonNullable<ResidentAnswers['members']>[number]
/** Who holds the pen: `self` people on their own phone, `door` a worker, `paper` a sheet; a form asks each for other things. */
export type Audience = 'self' | 'door' | 'paper'

/** An empty list of a question with a choice "none" is answered by that choice. */
const orNone = <T extends string>(list: readonly T[]): readonly (T | 'none')[] => (list.length > 0 ? list : ['none'])

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function addTravel(member: Mutable<MemberAnswers>, { stay }: Person, audience: Audience, others: string): void {
  member.leftCity = stay ? 'yes' : 'no'
  member.riskStay = stay?.key ? 'yes' : 'no'
  if (!stay) return
  member.visitedPlace = stay.place
  if (stay.key) member.riskLeftDate = chinaDay(stay.departedAt)
  member.returnDate = chinaDay(stay.arrivedAt)
  member.transport = stay.transport
  member.transportNumber = stay.number
  if (audience === 'self') return
  member.visitedRegion = stay.region
  if (others) member.companions = others
  if (stay.via) member.itinerary = stay.via
}

function addCondition(member: Mutable<MemberAnswers>, person: Person, audience: Audience): void {
  const { health, marks, needs, detail, contact, stay } = person
  member.contact = contact.answer
  if (contact.day) member.contactDate = contact.day
  // One in three who declare alone has no thermometer.
  if (audience !== 'self' || person.human % 3 !== 0) member.temperature = health.temperature
  member.symptoms = orNone(health.symptoms)
  if (health.since) member.symptomsSince = health.since
  member.careMarks = orNone(marks)
  member.helpNeeds = orNone(needs)
  if (detail) member.helpDetail = detail
  if (audience !== 'self') member.measures = stay?.key ? ['home'] : ['none']
}

/** One person's row of the form. `others`: names of those who travelled along. */
export function memberAnswers(person: Person, audience: Audience, others: string): MemberAnswers {
  const { document, toldPhone, workplace } = person
  const member: Mutable<MemberAnswers> = {
    fullName: person.name,
    relationToHead: person.relation,
    idType: document.type,
  }
  if (document.number) member.idNumber = document.number
  if (audience !== 'self') member.sex = person.sex
  if (document.type !== 'identityCard') member.birthDate = person.birthDate
  if (toldPhone) member.phone = toldPhone
  member.residenceKind = person.residence
  if (audience !== 'self' && workplace) member.workplace = workplace
  addTravel(member, person, audience, others)
  addCondition(member, person, audience)
  return member
}

export type Declarant =
  | { readonly by: 'self' }
  | {
      readonly by: 'neighbour' | 'gridWorker'
      readonly name: string
      readonly phone: string
      readonly relation: string
    }

function addDeclarant(form: Mutable<ResidentAnswers>, declarant: Declarant): void {
  form.declaredBy = declarant.by
  if (declarant.by === 'self') return
  form.declarantName = declarant.name
  form.declarantPhone = declarant.phone
  form.declarantRelation = declarant.relation
}

/** Those of a household who can be met: the dead stay on lists only. */
export const living = ({ members }: Household): readonly Person[] => members.filter(({ died }) => died === null)

/** The others who came back from the same journey, by name. */
const companions = (people: readonly Person[], person: Person): string =>
  person.stay === null
    ? ''
    : people
        .filter((other) => other.stay !== null && other !== person)
        .map(({ name }) => name)
        .join('、')

/** The form 居民摸排表 as a household fills it in; a vacant one is told by the worker. */
export function surveyAnswers(household: Household, audience: Audience, declarant: Declarant): ResidentAnswers {
  const { address, use, landlord } = household
  const people = living(household)
  const empty = people.length === 0
  const officer = audience !== 'self'
  const form: Mutable<ResidentAnswers> = { building: address.building, room: address.room, houseUse: use }
  if (officer) form.estate = address.estate
  if (address.unit) form.unit = address.unit
  addDeclarant(form, declarant)
  const dead = officer && household.members.find(({ died }) => died !== null)
  if (dead) form.householdRemark = `${dead.name}已于${dead.died}去世`
  if (empty) {
    form.houseUse = 'vacant'
    return form
  }
  if (use === 'rent' && landlord) {
    form.landlordName = landlord.name
    form.landlordPhone = landlord.phone
  }
  if (officer) form.peopleCount = people.length
  form.members = people.map((person) => memberAnswers(person, audience, companions(people, person)))
  return form
}
