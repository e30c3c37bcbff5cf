import { addDays, dayOf } from '@gridward/contract/days'
import { useWords } from '../../../ui/language.tsx'
import { useField } from '../../context.ts'
import { roundWords } from '../words.ts'
import type { FieldProps } from './answer.tsx'
import { joinDay, joinTime, splitDay, splitTime } from './typed-dates.ts'

type Part = { id: string; name: string; value: string; size: number; onPart: (text: string) => void }

/** One number of a date. No native date field: that speaks the browser's language, not the page's. */
function DatePart({
  id,
  name,
  value,
  size,
  onPart,
  wrong,
  describedBy,
}: Part & { wrong: boolean; describedBy: string | undefined }) {
  return (
    <label className="date-part">
      <input
        id={id}
        className="field-input"
        style={{ inlineSize: `${size + 2}em` }}
        inputMode="numeric"
        autoComplete="off"
        maxLength={size}
        aria-invalid={wrong}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onPart(event.currentTarget.value.replace(/\D/g, ''))}
      />
      {name}
    </label>
  )
}

/** Year, month and day; the last three days are one tap where the question is about lately. */
export function DateFields({ id, question, value, label, wrong, describedBy, onValue }: FieldProps<'date'>) {
  const words = useWords(roundWords).form
  const { session } = useField()
  const parts = splitDay(value)
  const today = dayOf(new Date(), session.district.zone)
  const lately = question.bind === 'person.birthDate' ? [] : [words.today, words.yesterday, words.before]
  const part = (at: number, name: string, size: number) => (
    <DatePart
      id={at === 0 ? id : `${id}-${at}`}
      {...{ name, size, wrong, describedBy, value: parts[at] ?? '' }}
      onPart={(text) => onValue(joinDay(parts.map((old, i) => (i === at ? text : old))))}
    />
  )
  return (
    <div className="date" role="group" aria-label={label}>
      {part(0, words.year, 4)}
      {part(1, words.month, 2)}
      {part(2, words.day, 2)}
      {lately.map((name, ago) => (
        <button key={name} type="button" className="choice" onClick={() => onValue(addDays(today, -ago))}>
          {name}
        </button>
      ))}
    </div>
  )
}

export function TimeFields({ id, value, label, wrong, describedBy, onValue }: FieldProps<'datetime'>) {
  const words = useWords(roundWords).form
  const parts = splitTime(value)
  const names = [words.year, words.month, words.day, words.hour, words.minute]
  return (
    <div className="date" role="group" aria-label={label}>
      {names.map((name, at) => (
        <DatePart
          key={name}
          id={at === 0 ? id : `${id}-${at}`}
          {...{ name, wrong, describedBy, size: at === 0 ? 4 : 2, value: parts[at] ?? '' }}
          onPart={(text) => onValue(joinTime(parts.map((old, i) => (i === at ? text : old))))}
        />
      ))}
    </div>
  )
}
