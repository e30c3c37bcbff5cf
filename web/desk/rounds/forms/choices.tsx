import type { Question } from '@gridward/contract/questionnaire'
import type { KeyboardEvent } from 'react'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { formWords } from './words.ts'

export type Choice = { key: string; text: string }
type Props = {
  id: string
  question: Extract<Question, { type: 'select_one' | 'select_multiple' }>
  choices: readonly Choice[]
  value: unknown
  onChange: (value: unknown) => void
}

/** The choice that a digit means: as they are printed, from 1. */
const chosenBy = (event: KeyboardEvent, choices: readonly Choice[]): Choice | undefined =>
  /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey
    ? choices[Number(event.key) - 1]
    : undefined

/** A choice with its digits before the words, so that a hand stays on the keys. */
export function One({ id, choices, value, onChange }: Props) {
  return (
    <select
      id={id}
      value={typeof value === 'string' ? value : ''}
      onKeyDown={(event) => {
        const choice = chosenBy(event, choices)
        if (choice) {
          event.preventDefault()
          onChange(choice.key)
        }
      }}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">—</option>
      {choices.map((choice, at) => (
        <option key={choice.key} value={choice.key}>
          {at + 1} {choice.text}
        </option>
      ))}
    </select>
  )
}

/** Several choices: one stop for the keyboard, a digit ticks or clears. */
export function Several({ id, question, choices, value, onChange }: Props) {
  const words = useWords(formWords)
  const formats = useFormats()
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const alone = question.type === 'select_multiple' ? question.alone : undefined
  const toggle = (key: string): void => {
    if (chosen.includes(key)) onChange(chosen.filter((one) => one !== key))
    else onChange(key === alone ? [key] : [...chosen.filter((one) => one !== alone), key])
  }
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={`${id}-label`}
      className="forms-several"
      onKeyDown={(event) => {
        const choice = chosenBy(event, choices)
        if (choice) toggle(choice.key)
      }}
    >
      {choices.map(({ key, text }, at) => (
        <label key={key}>
          <input
            type="checkbox"
            tabIndex={at === 0 ? 0 : -1}
            checked={chosen.includes(key)}
            onChange={() => toggle(key)}
            {...(at === 0 && { title: words.choose(formats.number(choices.length)) })}
          />
          {at + 1} {text}
        </label>
      ))}
    </div>
  )
}
