import { useWords } from '../../ui/language.tsx'
import type { Door } from './doors.ts'
import { temperature } from './form/quick.ts'
import { roundWords } from './words.ts'

type Props = { door: Door; taken: readonly string[]; onTaken: (taken: readonly string[]) => void }

/** Everybody of the door, with a place for a temperature. */
export function QuickPeople({ door, taken, onTaken }: Props) {
  const words = useWords(roundWords).quick
  return (
    <ul className="quick-people">
      {door.residents.map((resident, i) => (
        <li key={resident.id}>
          <label htmlFor={`t-${i}`}>{resident.name}</label>
          <input
            id={`t-${i}`}
            className="field-input quick-temperature"
            inputMode="decimal"
            autoComplete="off"
            aria-label={words.temperature(resident.name)}
            value={taken[i]}
            onChange={(event) => onTaken(taken.map((t, n) => (n === i ? temperature(event.currentTarget.value) : t)))}
          />
          <span>{words.unit}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whose home it is, where nobody knows yet. */
export function QuickUse({ use, onUse }: { use: string | undefined; onUse: (use: 'own' | 'rent') => void }) {
  const words = useWords(roundWords).quick
  return (
    <div className="choices" role="group" aria-label={words.use}>
      <span>{words.use}</span>
      {(['own', 'rent'] as const).map((one) => (
        <button key={one} type="button" className="choice" aria-pressed={use === one} onClick={() => onUse(one)}>
          {words[one]}
        </button>
      ))}
    </div>
  )
}
