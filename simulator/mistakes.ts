import { checkSign } from '@gridward/contract/identity'
import type { ResidentAnswers } from '@gridward/contract/questionnaire'
import type { MemberAnswers } from './answers.ts'
import { givenName } from './names.ts'
import { mistyped } from './phones.ts'
import type { Random } from './random.ts'

/** What is wrong with an answer, for those who check what became of it; the product itself is never told. */
export type Trap = 'none' | 'typo' | 'otherName' | 'outsider'

/** Another number that still passes its check: one digit of the serial is wrong and so belongs to nobody in the district. */
function wrongSerial(random: Random, number: string): string {
  const at = random.pick([2, 3, 4, 5])
  const digit = (Number(number.charAt(at)) + random.whole(1, 9)) % 10
  const body = number.slice(0, at) + digit + number.slice(at + 1, 17)
  return body + checkSign(body)
}

function changeMember(
  answers: ResidentAnswers,
  at: number,
  change: (member: MemberAnswers) => MemberAnswers,
): ResidentAnswers {
  const members = answers.members ?? []
  return { ...answers, members: members.map((member, i) => (i === at ? change(member) : member)) }
}

const sexOf = (member: MemberAnswers): 'male' | 'female' => member.sex ?? 'male'
const otherGiven = (random: Random, member: MemberAnswers): string => {
  const name = member.fullName ?? ''
  return name.includes('·') ? `${name}·` : [...name][0] + givenName(random, sexOf(member), 1990)
}

/** One slip of somebody who types on a small phone: in a name, a phone or an identity number. */
export function withTypo(random: Random, answers: ResidentAnswers): ResidentAnswers {
  const at = random.whole(0, (answers.members?.length ?? 1) - 1)
  const what = random.unit()
  return changeMember(answers, at, (member) => {
    if (what < 0.4 && member.phone) return { ...member, phone: mistyped(random, member.phone) }
    if (what < 0.7 && member.idType === 'identityCard' && member.idNumber)
      return { ...member, idNumber: wrongSerial(random, member.idNumber) }
    return { ...member, fullName: otherGiven(random, member) }
  })
}

/** The right number under another name: a nickname, a former name, somebody else's card. */
export const withOtherName = (random: Random, answers: ResidentAnswers): ResidentAnswers =>
  changeMember(answers, 0, (member) => ({ ...member, fullName: otherGiven(random, member) }))

export type Disagreement = { readonly answers: ResidentAnswers; readonly keys: readonly string[] }

/** What a second visit finds otherwise: a journey not told, another phone, a member who moved out, a need overlooked. */
export function disagreeing(random: Random, answers: ResidentAnswers): Disagreement {
  const members = answers.members ?? []
  const what = random.unit()
  if (what < 0.3 && members.length > 1)
    return {
      answers: { ...answers, peopleCount: members.length - 1, members: members.slice(0, -1) },
      keys: ['peopleCount', 'members'],
    }
  if (what < 0.6 && members[0]?.phone) {
    const phone = mistyped(random, members[0].phone)
    return { answers: changeMember(answers, 0, (member) => ({ ...member, phone })), keys: ['phone'] }
  }
  const marks = members[0]?.careMarks?.includes('chronic') ? (['none'] as const) : (['chronic'] as const)
  return { answers: changeMember(answers, 0, (member) => ({ ...member, careMarks: marks })), keys: ['careMarks'] }
}
