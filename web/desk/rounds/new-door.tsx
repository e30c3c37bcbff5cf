import type { KeyedLine } from '@gridward/contract/declarations/paper'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { roundWords } from './words.ts'

const parts = ['estate', 'building', 'unit', 'room'] as const
export type DoorTyped = { area: string } & Partial<Record<(typeof parts)[number], string>>
export const noDoor: DoorTyped = { area: '' }

/** The address that was typed; null while the grid or every part of it is missing. */
export function placeOf(door: DoorTyped): KeyedLine['place'] | null {
  const written = parts.flatMap((part) => (door[part]?.trim() ? [[part, door[part].trim()] as const] : []))
  return door.area.length >= 15 && (door.building?.trim() || door.room?.trim()) ? Object.fromEntries(written) : null
}

type Props = { value: DoorTyped; onChange: (door: DoorTyped) => void; onBack: () => void }

/** A door that stood in the empty lines of a sheet: its grid and its address. */
export function NewDoor({ value, onChange, onBack }: Props) {
  const words = useWords(roundWords).keying
  return (
    <fieldset className="keying-new">
      <legend>
        {words.newDoor}{' '}
        <button type="button" className="day-link" onClick={onBack}>
          {words.newDoorBack}
        </button>
      </legend>
      <AreaChoice label={words.grid} value={value.area} onChange={(area) => onChange({ ...value, area })} />
      {parts.map((part) => (
        <label key={part} className="keying-field">
          <span>{words[part]}</span>
          <input
            className="keying-code"
            value={value[part] ?? ''}
            maxLength={40}
            onChange={(event) => onChange({ ...value, [part]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  )
}
