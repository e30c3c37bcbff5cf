import type { ResidentAnswers } from '@gridward/contract/questionnaire/keys'
import type { Household } from './households.ts'
import type { Person } from './people.ts'
import { chinaDay } from './returnees.ts'

export type MemberAnswers = NonNullable<ResidentAnswers['members']>[number]
/** Who holds the pen: `self` people on their own phone, `door` a worker, `paper` a sheet; a form asks each for other things. */
export type Audience = 'self' | 'door' | 'paper'

/** An empty list of a question with a choice "none" is answered by that choice. */
const orNone = <T extends string>(list: readonly T[]): readonly (T | 'none')[] => (list.length > 0 ? list : ['none'])

function travel({ stay }: Person, audience: Audience, others: string): Partial<MemberAnswers> {
  if (!stay) return { leftCity: 'no', riskStay: 'no' }
  return {
    leftCity: 'yes',
    visitedPlace: stay.place,
    riskStay: stay.key ? 'yes' : 'no',
    ...(stay.key ? { riskLeftDate: chinaDay(stay.departedAt) } : {}),
    returnDate: chinaDay(stay.arrivedAt),
    transport: stay.transport,
    transportNumber: stay.number,
    ...(audience === 'self' ? {} : { visitedRegion: stay.region, ...(others ? { companions: others } : {}) }),
    ...(audience === 'self' || !stay.via ? {} : { itinerary: stay.via }),
  }
}

function condition(person: Person, audience: Audience): Partial<MemberAnswers> {
  const { health, marks, needs, detail, contact, stay } = person
  return {
    contact: contact.answer,
    ...(contact.day ? { contactDate: contact.day } : {}),
    ...(audience === 'self' && person.human % 3 === 0 ? {} : { temperature: health.temperature }),
    symptoms: orNone(health.symptoms),
    ...(health.since ? { symptomsSince: health.since } : {}),
    careMarks: orNone(marks),
    helpNeeds: orNone(needs),
    ...(detail ? { helpDetail: detail } : {}),
    ...(audience === 'self' ? {} : { measures: stay?.key ? ['home' as const] : ['none' as const] }),
  }
}

export function memberAnswers(person: Person, audience: Audience, others: string): MemberAnswers {
  const { document, toldPhone, workplace } = person
  return {
    fullName: person.name,
    relationToHead: person.relation,
    idType: document.type,
    ...(document.number ? { idNumber: document.number } : {}),
    ...(audience === 'self' ? {} : { sex: person.sex }),
    ...(document.type === 'identityCard' ? {} : { birthDate: person.birthDate }),
    ...(toldPhone ? { phone: toldPhone } : {}),
    residenceKind: person.residence,
    ...(audience !== 'self' && workplace ? { workplace } : {}),
    ...travel(person, audience, others),
    ...condition(person, audience),
  }
}

export type Declarant =
  | { readonly by: 'self' }
  | {
      readonly by: 'neighbour' | 'gridWorker'
      readonly name: string
      readonly phone: string
      readonly relation: string
    }

const declarantAnswers = (declarant: Declarant): ResidentAnswers =>
  declarant.by === 'self'
    ? { declaredBy: 'self' }
    : {
        declaredBy: declarant.by,
        declarantName: declarant.name,
        declarantPhone: declarant.phone,
        declarantRelation: declarant.relation,
      }

/** Those of a household who can be met: the dead stay on lists only. */
export const living = ({ members }: Household): readonly Person[] => members.filter(({ died }) => died === null)

/** The form 居民摸排表 as a household fills it in; a vacant one is told by the worker. */
export function surveyAnswers(household: Household, audience: Audience, declarant: Declarant): ResidentAnswers {
  const { address, use, landlord } = household
  const people = living(household)
  const empty = people.length === 0
  const dead = household.members.find(({ died }) => died !== null)
  const travellers = people.filter(({ stay }) => stay !== null)
  const othersOf = (person: Person): string =>
    travellers
      .filter((p) => p !== person)
      .map(({ name }) => name)
      .join('、')
  return {
    ...(audience === 'self' ? {} : { estate: address.estate }),
    building: address.building,
    ...(address.unit ? { unit: address.unit } : {}),
    room: address.room,
    houseUse: empty ? 'vacant' : use,
    ...(!empty && use === 'rent' && landlord ? { landlordName: landlord.name, landlordPhone: landlord.phone } : {}),
    ...(audience === 'self' || empty ? {} : { peopleCount: people.length }),
    ...declarantAnswers(declarant),
    ...(empty ? {} : { members: people.map((p) => memberAnswers(p, audience, p.stay ? othersOf(p) : '')) }),
    ...(audience !== 'self' && dead ? { householdRemark: `${dead.name}已于${dead.died}去世` } : {}),
  }
}
