import type { Definition, FormWords, Question } from '@gridward/contract/questionnaire'

type Props = {
  question: Question
  form: Definition
  words: FormWords | undefined
  value: unknown
  onChange: (value: unknown) => void
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The control of one answer. What the server cannot read it says; here anything may be typed. */
export function AnswerField({ question, form, words, value, onChange }: Props) {
  const label = words?.labels[question.key] ?? question.key
  if (question.type === 'select_one' || question.type === 'select_multiple') {
    const choices = (form.lists[question.choices] ?? []).map((key) => ({
      key,
      text: words?.choices[question.choices]?.[key] ?? key,
    }))
    return question.type === 'select_one' ? (
      <select aria-label={label} value={text(value)} onChange={(event) => onChange(event.target.value)}>
        <option value="">—</option>
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.text}
          </option>
        ))}
      </select>
    ) : (
      <Several label={label} choices={choices} value={value} onChange={onChange} />
    )
  }
  if (question.type === 'photo') return null
  return (
    <input
      aria-label={label}
      value={text(value)}
      maxLength={question.type === 'text' ? (question.maxLength ?? 200) : 30}
      placeholder={question.type === 'date' ? '2020-02-03' : question.type === 'datetime' ? '2020-02-03 14:30' : ''}
      inputMode={question.type === 'number' ? 'decimal' : 'text'}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

type SeveralProps = {
  label: string
  choices: readonly { key: string; text: string }[]
  value: unknown
  onChange: (value: unknown) => void
}

function Several({ label, choices, value, onChange }: SeveralProps) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const toggle = (key: string): void =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <span role="group" aria-label={label} className="claims-several">
      {choices.map(({ key, text: name }) => (
        <label key={key}>
          <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} /> {name}
        </label>
      ))}
    </span>
  )
}
