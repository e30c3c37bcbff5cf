import { useState } from 'react'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { roundWords } from '../words.ts'
import { addResident, addRow, nameOf, removeRow, rowsOf, type Draft, type Resident } from './draft.ts'
import { repeatOf } from './binds.ts'
import type { Page } from './form-steps.tsx'
import { idOf } from './summary.tsx'

/** Who lives here: the known people with one tap each, new ones by name; a wrong tap is undone. */
export function RosterStep({
  draft,
  definition,
  onDraft,
  residents,
  lines,
}: Page & { residents: readonly Resident[] }) {
  const words = useWords(roundWords).form
  const formats = useFormats()
  const [before, setBefore] = useState<{ draft: Draft; name: string }>()
  const rows = rowsOf(draft, definition)
  const group = repeatOf(definition)?.key ?? ''
  const away = residents.filter(({ id }) => !draft.persons.includes(id))
  const remove = (index: number): void => {
    setBefore({ draft, name: nameOf(rows[index], definition) || words.person('') })
    onDraft(removeRow(draft, definition, index))
  }
  const undo = (): void => {
    if (before) onDraft(before.draft)
    setBefore(undefined)
  }
  return (
    <div className="answers">
      <p id={idOf(group)} tabIndex={-1}>
        {words.people(formats.number(rows.length))}
      </p>
      {lines.map((line) => (
        <p key={line.path} className="answer-problem">
          {line.text}
        </p>
      ))}
      <ul className="roster">
        {rows.map((row, i) => (
          <li key={draft.persons[i] ?? `new-${i}`}>
            <strong>{words.person(nameOf(row, definition))}</strong>
            <button type="button" className="plain-button" onClick={() => remove(i)}>
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      {before && <Removed name={before.name} onUndo={undo} />}
      <Adding away={away} first={rows.length === 0} draft={draft} definition={definition} onDraft={onDraft} />
    </div>
  )
}

function Removed({ name, onUndo }: { name: string; onUndo: () => void }) {
  const words = useWords(roundWords).form
  return (
    <p className="folded" role="status">
      {words.removed(name)}
      <button type="button" className="plain-button" onClick={onUndo}>
        {words.undo}
      </button>
    </p>
  )
}

type AddingProps = Pick<Page, 'draft' | 'definition' | 'onDraft'> & { away: readonly Resident[]; first: boolean }

/** The known people who are not in the form, and somebody new. */
function Adding({ away, first, draft, definition, onDraft }: AddingProps) {
  const words = useWords(roundWords).form
  return (
    <>
      {away.map((resident) => (
        <button
          key={resident.id}
          type="button"
          className="plain-button"
          onClick={() => onDraft(addResident(draft, definition, resident))}
        >
          {words.addBack(resident.name)}
        </button>
      ))}
      <button
        type="button"
        className={first ? 'main-button' : 'plain-button'}
        onClick={() => onDraft(addRow(draft, definition, {}, null))}
      >
        + {words.add}
      </button>
    </>
  )
}
