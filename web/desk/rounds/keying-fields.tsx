import type { PaperLine } from '@gridward/contract/declarations/paper'
import { useId, type ReactElement } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { roundWords } from './words.ts'

/** A line as it stands in the fields. */
export type Typed = {
  code: string
  letter: string
  people: string
  temperatures: string
  key: boolean
  note: string
}

type FieldProps = { label: string; wide?: boolean; children: ReactElement }

export function Field({ label, wide, children }: FieldProps) {
  return (
    <label className={wide ? 'keying-field keying-wide' : 'keying-field'}>
      <span>{label}</span>
      {children}
    </label>
  )
}

/** What else the pen wrote beside the result. */
export function Rest({ typed, onChange }: { typed: Typed; onChange: (change: Partial<Typed>) => void }) {
  const words = useWords(roundWords).keying
  const id = useId()
  return (
    <>
      <Field label={words.people}>
        <input
          className="keying-letter"
          inputMode="numeric"
          value={typed.people}
          maxLength={3}
          onChange={(event) => onChange({ people: event.target.value.trim() })}
        />
      </Field>
      <Field label={words.temperatures}>
        <input
          className="keying-code"
          inputMode="decimal"
          value={typed.temperatures}
          placeholder="36.5 36.8"
          title={words.temperaturesHelp}
          onChange={(event) => onChange({ temperatures: event.target.value })}
        />
      </Field>
      <span className="keying-field">
        <label htmlFor={id}>{words.key}</label>
        <input
          id={id}
          type="checkbox"
          checked={typed.key}
          onChange={(event) => onChange({ key: event.target.checked })}
        />
      </span>
      <Field label={words.note} wide>
        <input value={typed.note} maxLength={200} onChange={(event) => onChange({ note: event.target.value })} />
      </Field>
    </>
  )
}

type FoundProps = { doors: readonly PaperLine[]; chosen: string | undefined; onChoose: (household: string) => void }

/** The door behind the code, so that whoever keys sees that it is the right one. */
export function Found({ doors, chosen, onChoose }: FoundProps) {
  const words = useWords(roundWords).keying
  const formats = useFormats()
  const text = (door: PaperLine): string => words.door(door.address, door.head, formats.number(door.people))
  const [only] = doors
  if (!only) return <p className="day-bad">{words.unknown}</p>
  if (doors.length === 1) return <p className="keying-door">{text(only)}</p>
  return (
    <fieldset className="keying-doors">
      <legend>{words.several}</legend>
      {doors.map((door) => (
        <label key={door.household}>
          <input
            type="radio"
            name="door"
            checked={chosen === door.household}
            onChange={() => onChoose(door.household)}
          />{' '}
          {text(door)}
        </label>
      ))}
    </fieldset>
  )
}
