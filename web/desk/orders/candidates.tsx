import type { PersonLine } from '@gridward/contract/people/parts'
import { orderWords } from '@gridward/contract/words/orders'
import { useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { useBasis } from '../people/columns.tsx'
import { DayInput } from '../kit/day-input.tsx'

/** Chosen people and the day from which their days count. */
export type Chosen = ReadonlyMap<string, string>

type Props = {
  people: readonly PersonLine[]
  chosen: Chosen
  onToggle: (person: PersonLine, on: boolean) => void
  onDay: (id: string, day: string) => void
}

/** People of the key ledger with the reason why they stand in it. */
export function Candidates({ people, chosen, onToggle, onDay }: Props) {
  const words = useWords(orderWords).screen
  const basis = useBasis()
  const today = useToday()
  if (people.length === 0) return <Empty title={words.choose} why={words.noCandidates} />
  return (
    <div className="spine-people">
      {people.map((person) => (
        <label key={person.id}>
          <input
            type="checkbox"
            checked={chosen.has(person.id)}
            onChange={(event) => onToggle(person, event.target.checked)}
          />
          <strong>{person.name}</strong>
          <span>{person.address}</span>
          <span className="day-soft">
            {person.tags
              .filter((tag) => tag.kind === 'key')
              .map(basis)
              .join(' ')}
          </span>
          {chosen.has(person.id) && (
            <span>
              {words.dayZero}{' '}
              <DayInput
                label={words.dayZero}
                max={today}
                value={chosen.get(person.id)}
                onChange={(day) => day && onDay(person.id, day)}
              />
            </span>
          )}
        </label>
      ))}
    </div>
  )
}
