import type { Definition, Problem, Question } from '@gridward/contract/questionnaire'
import { problemSentence } from '@gridward/contract/questionnaire'
import { isCode, isFor } from '@gridward/contract/questionnaire/plan'
import { unanswered } from '@gridward/contract/questionnaire/values'
import { identityWords } from '@gridward/contract/words/identity'
import { questionnaireWords } from '@gridward/contract/words/questionnaire'
import { useFormats } from '../../../ui/format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { pathOf, type Part } from '../../claims/answers.ts'
import { One, Several } from './choices.tsx'
import { fullDay } from './keyed-form.ts'
import { formWords } from './words.ts'

/** What is wrong with an answer, in the reader's words. */
export function useSays(form: Definition): (problem: Problem) => string {
  const questionnaire = useWords(questionnaireWords)
  const identity = useWords(identityWords)
  const { language } = useLanguage()
  return (problem) => problemSentence(problem, { questionnaire, identity, form: form.words?.[language] })
}

type Props = {
  form: Definition
  part: Part
  visible: ReadonlySet<string>
  problems: readonly Problem[]
  /** Questions that need no answer here: the address of a door that is known. */
  known: ReadonlySet<string>
  day: string
  onChange: (key: string, value: unknown) => void
  onRemove?: (() => void) | undefined
}

/** The questions of one part in the order of the paper. */
export function PartFields({ form, part, visible, problems, known, day, onChange, onRemove }: Props) {
  const words = useWords(formWords)
  const formats = useFormats()
  const says = useSays(form)
  const alone = !form.questions.some((item) => item.type === 'repeat' && item.key === 'members')
  const asked = part.questions.filter((question) => isAsked(question) && visible.has(pathOf(part, question.key)))
  return (
    <fieldset className="forms-part">
      <legend>
        {part.row === null ? (alone ? words.person : words.household) : words.row(formats.number(part.row + 1))}
        {onRemove && (
          <button type="button" className="day-link" tabIndex={-1} onClick={onRemove}>
            {words.remove}
          </button>
        )}
      </legend>
      <div className="day-form">
        {asked
          .filter((question) => !known.has(question.key))
          .map((question) => {
            const answer = part.answers[question.key]
            const path = pathOf(part, question.key)
            const wrong = unanswered(answer) ? undefined : problems.find((problem) => problem.path === path)
            return (
              <Asked
                key={question.key}
                {...{ form, question, day, id: `q-${path}`, value: answer }}
                wrong={wrong && says(wrong)}
                onChange={(value) => onChange(question.key, value)}
              />
            )
          })}
      </div>
    </fieldset>
  )
}

/** As on the paper: nobody is asked where they were registered, and codes are not written by hand. */
const isAsked = (question: Question): boolean =>
  isFor(question, 'paper') &&
  !question.originField &&
  question.type !== 'note' &&
  question.type !== 'photo' &&
  !isCode(question)

type AskedProps = {
  form: Definition
  question: Question
  id: string
  value: unknown
  day: string
  wrong: string | undefined
  onChange: (value: unknown) => void
}

function Asked({ form, question, id, value, day, wrong, onChange }: AskedProps) {
  const { language } = useLanguage()
  const said = form.words?.[language]
  const label = said?.labels[question.key] ?? question.key
  const several = question.type === 'select_multiple'
  return (
    <div className={several ? 'day-field day-all' : 'day-field'}>
      {several ? <span id={`${id}-label`}>{label}</span> : <label htmlFor={id}>{label}</label>}
      {'choices' in question ? (
        <Choices {...{ id, question, form, value, onChange }} />
      ) : (
        <input
          id={id}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          maxLength={question.type === 'text' ? (question.maxLength ?? 200) : 30}
          inputMode={question.type === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== undefined}
          onChange={(event) => onChange(event.target.value)}
          onBlur={(event) => isDay(question) && onChange(fullDay(event.target.value, day))}
        />
      )}
      {wrong && <p className="day-bad">{wrong}</p>}
    </div>
  )
}

const isDay = ({ type }: Question): boolean => type === 'date' || type === 'datetime'

type ChoicesProps = Pick<AskedProps, 'id' | 'form' | 'value' | 'onChange'> & {
  question: Extract<Question, { type: 'select_one' | 'select_multiple' }>
}

function Choices({ question, form, ...rest }: ChoicesProps) {
  const { language } = useLanguage()
  const said = form.words?.[language]?.choices[question.choices]
  const choices = (form.lists[question.choices] ?? []).map((key) => ({ key, text: said?.[key] ?? key }))
  return question.type === 'select_one' ? (
    <One {...{ question, choices, ...rest }} />
  ) : (
    <Several {...{ question, choices, ...rest }} />
  )
}
