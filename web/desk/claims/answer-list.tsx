import type { ClaimView } from '@gridward/contract/declarations/claims'
import { dayOf } from '@gridward/contract/days'
import { evaluate, type Definition, type FormWords, type Question } from '@gridward/contract/questionnaire'
import { unanswered } from '@gridward/contract/questionnaire/values'
import { useMemo } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useSession } from '../session.ts'
import { AnswerField } from './answer-field.tsx'
import { pathOf, type Answers, type Part } from './answers.ts'
import { claimWords } from './words.ts'

type Props = {
  form: Definition
  part: Part
  answers: Answers
  problems: ClaimView['problems']
  observedAt: string
  editing: boolean
  onChange: (key: string, value: unknown) => void
}

/** The answers of one part under the questions' own words; doubts first, beside the answer they are about. */
export function AnswerList({ form, part, answers, problems, observedAt, editing, onChange }: Props) {
  const words = useWords(claimWords)
  const { language } = useLanguage()
  const { district } = useSession()
  const says = form.words?.[language]
  const visible = useMemo(
    () => evaluate(form, answers, { today: dayOf(observedAt, district.zone), synthetic: district.demo }).visible,
    [form, answers, observedAt, district],
  )
  const problemOf = (key: string) => problems.find((problem) => problem.path === pathOf(part, key))
  const doubtful = (question: Question): number => (problemOf(question.key) ? 0 : 1)
  const shown = part.questions
    .filter(
      ({ key, type, originField }) =>
        type !== 'note' &&
        !originField &&
        (!unanswered(part.answers[key]) || problemOf(key) || (editing && visible.has(pathOf(part, key)))),
    )
    .toSorted((a, b) => doubtful(a) - doubtful(b))
  return (
    <div className="claims-answers">
      <h3>{useTitle(form, part)}</h3>
      <dl>
        {shown.map((question) => (
          <div key={question.key} className={problemOf(question.key) ? 'claims-doubt' : ''}>
            <dt>{says?.labels[question.key] ?? question.key}</dt>
            <dd>
              {editing ? (
                <AnswerField
                  question={question}
                  form={form}
                  words={says}
                  value={part.answers[question.key]}
                  onChange={(value) => onChange(question.key, value)}
                />
              ) : (
                textOf(question, part.answers[question.key], says) || words.blank
              )}
              {problemOf(question.key) && <p className="day-bad">{problemOf(question.key)!.text}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The household, the one person of a form about one, or the how manieth of several. */
function useTitle(form: Definition, part: Part): string {
  const words = useWords(claimWords)
  const formats = useFormats()
  if (part.row !== null) return words.row(formats.number(part.row + 1))
  return form.questions.some((item) => item.type === 'repeat') ? words.household : words.person
}

/** An answer as one reads it: choices by their words. */
function textOf(question: Question, value: unknown, words: FormWords | undefined): string {
  const choices = 'choices' in question ? words?.choices[question.choices] : undefined
  const one = (part: unknown): string => choices?.[String(part)] ?? String(part)
  if (unanswered(value)) return ''
  return Array.isArray(value) ? value.map(one).join('、') : one(value)
}

/** A form that this page does not know: its answers under their keys. */
export function RawAnswers({ answers }: { answers: Answers }) {
  return (
    <dl className="claims-answers">
      {Object.entries(answers).map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
