import type { Question } from '@gridward/contract/questionnaire'
import { useWords } from '../../../ui/language.tsx'
import { roundWords } from '../words.ts'
import { ChoiceButtons, SeveralButtons } from './choices.tsx'
import { DateFields, TimeFields } from './dates.tsx'
import { answerAt } from './draft.ts'
import { Entry } from './entry.tsx'
import type { Page } from './form-steps.tsx'
import { idOf } from './summary.tsx'

/** What every kind of field gets. `value` is the raw answer, right or wrong: nothing typed is thrown away. */
export type FieldProps<T extends Question['type'] = Question['type']> = {
  id: string
  question: Extract<Question, { type: T }>
  value: unknown
  label: string
  describedBy: string | undefined
  wrong: boolean
  onValue: (value: unknown) => void
}

type Asked = Page & { question: Question; path: string }

/** One question: its words, its field, what is wrong with it. */
export function Answer(asked: Asked) {
  const words = useWords(roundWords).form
  const { question, path, draft, said, lines, onAnswer } = asked
  const id = idOf(path)
  const label = said.labels.labels[question.key] ?? question.key
  const hint = said.labels.hints[question.key]
  const problem = lines.find((line) => line.path === path)?.text
  if (question.type === 'note') return <p className="rounds-soft">{label}</p>
  const isGroup = 'choices' in question || question.type === 'date' || question.type === 'datetime'
  const title = (
    <>
      {label}
      {question.required === undefined && <small> {words.optional}</small>}
    </>
  )
  return (
    <div className={problem ? 'answer answer-wrong' : 'answer'}>
      {isGroup ? <span className="answer-label">{title}</span> : <label htmlFor={id}>{title}</label>}
      {hint && (
        <p id={`${id}-hint`} className="answer-hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="answer-problem">
          {problem}
        </p>
      )}
      <Field
        asked={asked}
        {...{ id, label, wrong: problem !== undefined, value: answerAt(draft.answers, path) }}
        describedBy={[hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
        onValue={(value) => onAnswer(path, value)}
      />
    </div>
  )
}

/** The field that fits the kind of question. */
function Field({ asked, ...props }: Omit<FieldProps, 'question'> & { asked: Asked }) {
  const words = useWords(roundWords).form
  const { question, definition, said } = asked
  switch (question.type) {
    case 'select_one':
    case 'select_multiple': {
      const listed = {
        list: definition.lists[question.choices] ?? [],
        names: said.labels.choices[question.choices] ?? {},
      }
      return question.type === 'select_one' ? (
        <ChoiceButtons {...props} {...listed} question={question} />
      ) : (
        <SeveralButtons {...props} {...listed} question={question} />
      )
    }
    case 'date':
      return <DateFields {...props} question={question} />
    case 'datetime':
      return <TimeFields {...props} question={question} />
    case 'number':
    case 'text':
      return <Entry {...props} question={question} card={isCard(asked)} />
    default:
      return <p className="rounds-soft">{words.noPhoto}</p>
  }
}

function isCard({ question, path, draft }: Asked): boolean {
  if (question.type !== 'text' || question.kind !== 'identity') return false
  const beside = path.slice(0, path.length - question.key.length) + (question.documentKey ?? '')
  return answerAt(draft.answers, beside) === 'identityCard'
}
