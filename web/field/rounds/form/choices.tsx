import type { FieldProps } from './answer.tsx'

type Listed = { list: readonly string[]; names: Readonly<Record<string, string>> }

/** One of a few, each a button; a second tap takes the answer back. */
export function ChoiceButtons({
  id,
  label,
  value,
  describedBy,
  onValue,
  list,
  names,
}: FieldProps<'select_one'> & Listed) {
  return (
    <div id={id} className="choices" role="group" tabIndex={-1} aria-label={label} aria-describedby={describedBy}>
      {list.map((choice) => (
        <button
          key={choice}
          type="button"
          className="choice"
          aria-pressed={value === choice}
          onClick={() => onValue(value === choice ? undefined : choice)}
        >
          {names[choice] ?? choice}
        </button>
      ))}
    </div>
  )
}

/** Several of a list. The answer that stands alone, such as "none", takes the others away and goes when one comes. */
export function toggled(ticked: readonly string[], choice: string, alone: string | undefined): string[] {
  if (ticked.includes(choice)) return ticked.filter((one) => one !== choice)
  return choice === alone ? [choice] : [...ticked.filter((one) => one !== alone), choice]
}

export function SeveralButtons({
  id,
  label,
  value,
  describedBy,
  onValue,
  question,
  list,
  names,
}: FieldProps<'select_multiple'> & Listed) {
  const ticked = Array.isArray(value) ? (value as string[]) : []
  return (
    <div id={id} className="choices" role="group" tabIndex={-1} aria-label={label} aria-describedby={describedBy}>
      {list.map((choice) => (
        <button
          key={choice}
          type="button"
          className="choice"
          aria-pressed={ticked.includes(choice)}
          onClick={() => onValue(toggled(ticked, choice, question.alone))}
        >
          {names[choice] ?? choice}
        </button>
      ))}
    </div>
  )
}
