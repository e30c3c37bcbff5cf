import { resultLetters } from '@gridward/contract/declarations/paper'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import type { Act, Entry } from './keyed.ts'
import { roundWords } from './words.ts'

/** Lines shown below the form; those that need somebody stay however old they are. */
const shown = 10

type Props = { entries: readonly Entry[]; act: (act: Act) => void; onUndo: () => void; onFix: (entry: Entry) => void }

/** The last lines, those in trouble first. */
export function KeyingLines({ entries, act, onUndo, onFix }: Props) {
  const words = useWords(roundWords).keying
  const formats = useFormats()
  const troubles = entries.filter((entry) => entry.state === 'trouble')
  const others = entries.filter((entry) => entry.state !== 'trouble').slice(-shown)
  const held = entries.some((entry) => entry.state === 'held')
  return (
    <section className="day-panel">
      <div className="day-head">
        <h2>{words.last}</h2>
        <span className="number">{words.count(formats.number(entries.length))}</span>
        {troubles.length > 0 && (
          <span className="day-mark day-mark-bad">{words.troubles(formats.number(troubles.length))}</span>
        )}
        <button type="button" className="plain-button" disabled={!held} onClick={onUndo}>
          {words.undo} <small>{words.undoKeys}</small>
        </button>
      </div>
      {entries.length === 0 && <p className="day-soft">{words.none}</p>}
      <ul className="keying-lines" aria-live="polite">
        {[...troubles, ...others.toReversed()].map((entry) => (
          <Line key={entry.line.id} entry={entry} act={act} onFix={onFix} />
        ))}
      </ul>
    </section>
  )
}

const marks: Record<Entry['state'], string> = {
  held: 'day-mark',
  queued: 'day-mark day-mark-warn',
  sent: 'day-mark',
  stored: 'day-mark day-mark-good',
  same: 'day-mark day-mark-good',
  trouble: 'day-mark day-mark-bad',
}

function Line({ entry, act, onFix }: { entry: Entry } & Pick<Props, 'act' | 'onFix'>) {
  const words = useWords(roundWords).keying
  const { line, state } = entry
  const id = line.id
  const rest = [line.people, line.temperatures?.join(' '), line.key && words.key, line.note].filter(Boolean)
  return (
    <li>
      <span className={marks[state]}>{words.states[state]}</span>
      <strong>
        {resultLetters[line.result]} {words.results[line.result]}
      </strong>
      <span className="keying-name">{entry.name}</span>
      <span className="day-soft">{rest.join(' · ')}</span>
      {state === 'trouble' && (
        <>
          <span className="day-bad">{entry.says}</span>
          {entry.outcome === 'otherContent' && (
            <button type="button" className="plain-button" onClick={() => act({ do: 'again', id })}>
              {words.again}
            </button>
          )}
          <button type="button" className="plain-button" onClick={() => onFix(entry)}>
            {words.fix}
          </button>
          <button type="button" className="day-link" onClick={() => act({ do: 'drop', id })}>
            {words.drop}
          </button>
        </>
      )}
      {state === 'stored' && entry.says && <span className="day-soft">{entry.says}</span>}
    </li>
  )
}
