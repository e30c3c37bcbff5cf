import type { ReturneeAnswers } from '@gridward/contract/questionnaire'
import type { Household } from './households.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { chinaDay, shift } from './calendar.ts'
import type { Stay } from './returnees.ts'
import type { Worker } from './workers.ts'

/** As a form takes it: day and minute on the clock of the district. */
const clock = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
/** Days of home observation in the forms of early 2020, the day of arrival counted as 0. */
const observationDays = 14

function journey(person: Person, stay: Stay, household: Household): ReturneeAnswers {
  const others = household.members.filter((p) => p.stay === stay && p !== person)
  return {
    departurePlace: stay.place,
    departureTime: clock(stay.departedAt),
    ...(stay.via ? { viaPlaces: stay.via } : {}),
    arrivalTime: clock(stay.arrivedAt),
    riskStay: stay.key ? 'yes' : 'no',
    ...(stay.key ? { riskLeftDate: chinaDay(stay.departedAt) } : {}),
    transport: stay.transport,
    transportNumber: stay.number,
    ...(stay.seat ? { seat: stay.seat } : {}),
    companions: others.map(({ name, toldPhone }) => ({
      companionName: name,
      ...(toldPhone ? { companionPhone: toldPhone } : {}),
    })),
  }
}

/** What only an officer fills in: where the person stays for how long, and who looks after it. */
function arrangement(stay: Stay, singleRoom: boolean, worker: Worker): ReturneeAnswers {
  if (!stay.key) return { departureRegion: stay.region, controlMode: 'none' }
  const controlFrom = chinaDay(stay.arrivedAt)
  return {
    departureRegion: stay.region,
    // Whoever cannot have a room alone is not observed at home.
    controlMode: singleRoom ? 'home' : 'central',
    controlFrom,
    controlUntil: shift(controlFrom, observationDays),
    wardenName: worker.name,
    wardenPhone: worker.phone,
  }
}

/** The form 返乡人员登记表 for one person with a stay. `worker` is null when the person fills it in alone. */
export function returneeAnswers(
  random: Random,
  person: Person,
  household: Household,
  worker: Worker | null,
): ReturneeAnswers {
  const { document, stay, health, contact, needs } = person
  if (!stay) throw new RangeError(`person ${person.id} has not been away`)
  const singleRoom = random.chance(0.7)
  return {
    fullName: person.name,
    ...(worker ? { sex: person.sex } : {}),
    idType: document.type,
    ...(document.number ? { idNumber: document.number } : {}),
    ...(document.type === 'identityCard' ? {} : { birthDate: person.birthDate }),
    ...(person.toldPhone ? { phone: person.toldPhone } : {}),
    declaredBy: 'self',
    ...journey(person, stay, household),
    address: household.address.text,
    singleRoom: singleRoom ? 'yes' : 'no',
    contact: contact.answer,
    ...(contact.day ? { contactDate: contact.day } : {}),
    temperature: health.temperature,
    symptoms: health.symptoms.length > 0 ? health.symptoms : ['none'],
    testResult: 'notTested',
    helpNeeds: needs.length > 0 ? needs : ['none'],
    ...(worker ? arrangement(stay, singleRoom, worker) : {}),
  }
}
