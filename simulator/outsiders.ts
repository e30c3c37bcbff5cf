import type { ResidentAnswers } from '@gridward/contract/questionnaire'
import { memberAnswers } from './answers.ts'
import { outsiderOrdinal } from './commuters.ts'
import type { Household } from './households.ts'
import { fullName } from './names.ts'
import { birthDateFor, makeHuman } from './people.ts'
import type { Person } from './people.ts'
import type { Plan } from './plan.ts'
import type { Random } from './random.ts'

/** Somebody who lives elsewhere declares to live behind this door: by mistake, for a pass, or to see what happens. */
export function outsiderAnswers({ options }: Plan, random: Random, { address, use, id }: Household): ResidentAnswers {
  const age = random.whole(18, 60)
  const sex = random.chance(0.5) ? 'male' : 'female'
  const birthDate = birthDateFor(random, age, options.day)
  const name = fullName(random, 'han', sex, Number(birthDate.slice(0, 4)))
  const ordinal = outsiderOrdinal(random.next())
  const human = makeHuman(random, ordinal, { relation: 'head', sex, age }, { name, foreign: false }, birthDate)
  const person: Person = {
    ...human,
    id,
    relation: 'head',
    residence: 'temporary',
    toldPhone: human.phone,
    workplace: '',
    marks: [],
    needs: [],
    detail: '',
    stay: null,
    contact: { answer: 'no', day: null },
    health: { temperature: 36.5, symptoms: [], since: null },
    twin: false,
    died: null,
    synthetic: true,
  }
  return {
    building: address.building,
    ...(address.unit ? { unit: address.unit } : {}),
    room: address.room,
    houseUse: use === 'vacant' ? 'rent' : use,
    declaredBy: 'self',
    members: [memberAnswers(person, 'self', '')],
  }
}
