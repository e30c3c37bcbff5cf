import type { Definition, FormWords, Question } from '@gridward/contract/questionnaire'
import { narrow } from '../platform/scope.ts'
import type { Call } from '../serve.ts'
import type { sendForm } from '@gridward/contract/declarations'
import { asResident } from '../access/index.ts'
import { estatesIn } from '../people/index.ts'
import { todaysPath } from './areas.ts'
import type { CodeRow } from './store-codes.ts'

/** More than this are no choice on a phone; a name that fewer doors share is perhaps a family's. */
const listed = { doors: 3, most: 12 } as const

/** The estates of a code's place, or the one that the code is for; none for a street or more, where nobody reads such a list. */
export async function estatesOf(
  { tx, enter }: Pick<Call<typeof sendForm>, 'tx' | 'enter'>,
  code: Pick<CodeRow, 'district' | 'area' | 'name'>,
): Promise<string[]> {
  const area = (await todaysPath(tx, code.district, code.area)) ?? code.area
  if (area.length < 12) return []
  const scope = asResident(code.district, area)
  await enter(scope)
  const estates = await estatesIn(tx, narrow(scope, 'people.read'), listed)
  // a poster of one estate has said which
  return estates.includes(code.name) ? [code.name] : estates
}

export type EstateWords = { ask: string; other: string; otherName: string }
const other = '-'

/**
 * The form as the page shows it where a place has several estates: which one is asked first, because the same building
 * and room stand in each. It is part of the address and no answer of the form.
 */
export function withEstates(
  definition: Definition,
  form: FormWords,
  estates: readonly string[],
  says: EstateWords,
): { definition: Definition; form: FormWords } {
  const asks = definition.questions.some((question) => question.type !== 'repeat' && question.key === 'building')
  if (estates.length < 2 || !asks) return { definition, form }
  const first: Question[] = [
    { key: 'estateChoice', type: 'select_one', choices: 'estates', bind: 'household.estate', required: true },
    {
      ...{ key: 'estateName', type: 'text', maxLength: 80, bind: 'household.estate', required: true },
      relevant: { question: 'estateChoice', op: '=', value: other },
    },
  ]
  const choices = { ...Object.fromEntries(estates.map((name) => [name, name])), [other]: says.other }
  return {
    definition: {
      ...definition,
      lists: { ...definition.lists, estates: [...estates, other] },
      questions: [...first, ...definition.questions],
    },
    form: {
      ...form,
      labels: { ...form.labels, estateChoice: says.ask, estateName: says.otherName },
      choices: { ...form.choices, estates: choices },
    },
  }
}

/** The estate that was meant, and the answers of the form without it. A place with one estate needs no question. */
export function estateIn(
  answers: Readonly<Record<string, unknown>>,
  estates: readonly string[],
): { estate: string; answers: Record<string, unknown> } {
  const { estateChoice, estateName, ...rest } = answers
  const chosen = estateChoice === other ? estateName : estateChoice
  const estate = typeof chosen === 'string' ? chosen.trim() : estates.length === 1 ? estates[0]! : ''
  return { estate, answers: rest }
}
