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

/** One question: its words, its field, what is wrong with it. */
export function Answer({
  question,
  path,
  draft,
  definition,
  said,
  lines,
  onAnswer,
}: Page & { question: Question; path: string }) {
  const words = useWords(roundWords).form
  const id = idOf(path)
  const { labels, hints, choices } = said.labels
  const label = labels[question.key] ?? question.key
  const hint = hints[question.key]
  const problem = lines.find((line) => line.path === path)?.text
  if (question.type === 'note') return <p className="rounds-soft">{label}</p>
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  const one = 'choices' in question || question.type === 'date' || question.type === 'datetime'
  const props = {
    ...{ id, label, describedBy, wrong: problem !== undefined },
    value: answerAt(draft.answers, path),
    onValue: (value: unknown) => onAnswer(path, value),
  }
  return (
    <div className={problem ? 'answer answer-wrong' : 'answer'}>
      {one ? (
        <span className="answer-label">
          {label}
          {optional()}
        </span>
      ) : (
        <label htmlFor={id}>
          {label}
          {optional()}
        </label>
      )}
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
      {field()}
    </div>
  )

  function optional() {
    return question.required === undefined && <small> {words.optional}</small>
  }

  function field() {
    switch (question.type) {
      case 'select_one':
      case 'select_multiple': {
        const list = definition.lists[question.choices] ?? []
        const names = choices[question.choices] ?? {}
        return question.type === 'select_one' ? (
          <ChoiceButtons {...props} question={question} list={list} names={names} />
        ) : (
          <SeveralButtons {...props} question={question} list={list} names={names} />
        )
      }
      case 'date':
        return <DateFields {...props} question={question} />
      case 'datetime':
        return <TimeFields {...props} question={question} />
      case 'number':
      case 'text':
        return <Entry {...props} question={question} card={isCard(question)} />
      default:
        return <p className="rounds-soft">{words.noPhoto}</p>
    }
  }

  function isCard(asked: Question): boolean {
    if (asked.type !== 'text' || asked.kind !== 'identity') return false
    const beside = path.slice(0, path.length - asked.key.length) + (asked.documentKey ?? '')
    return answerAt(draft.answers, beside) === 'identityCard'
  }
}
