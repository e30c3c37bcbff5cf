import { dayOf } from '@gridward/contract/days'
import { useEffect, useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { fieldWords } from '../words.ts'
import { DoorNote, noNote, useNoteLine, type Note } from './door-note.tsx'
import { Marks } from './door-line.tsx'
import type { VisitResult } from '@gridward/contract/coverage'
import type { Door } from './doors.ts'
import { DraftNotice } from './draft-notice.tsx'
import { readDraft } from './form/draft-store.ts'
import { knockOf, type Draft } from './form/draft.ts'
import { hasShortWay } from './form/quick.ts'
import { isSecond } from './order.ts'
import { Residents } from './residents.tsx'
import { undoFor, visitKind } from './visit.ts'
import { roundWords } from './words.ts'

const results = ['home', 'noAnswer', 'empty', 'refused'] as const
/** The list is wrong about the door: recorded like a visit, and put right by an officer. */
const listWrong = ['moved', 'wrongAddress'] as const

type Props = { grid: string; door: Door; note: Note; onNote: (note: Note) => void }

/** One door: who lives there, and one tap for what happened. */
export function DoorPage({ grid, door, note, onNote }: Props) {
  const words = useWords(roundWords)
  const { record, go } = useField()
  const line = useNoteLine(note)
  const choose = async (result: VisitResult): Promise<void> => {
    if (result === 'home') return go(`/rounds/${grid}/${door.id}/${hasShortWay(door) ? 'home' : 'form/1'}`)
    await record(visitKind, knockOf(door, grid, result, line), { holdFor: undoFor })
    onNote(noNote)
    go(`/rounds/${grid}`)
  }
  return (
    <>
      <h1 className="door-title">{door.address || door.room}</h1>
      <p className="door-line-marks">
        <Marks door={door} />
      </p>
      {isSecond(door) && <p className="notice">{words.door.secondSays}</p>}
      {door.todo.includes('claim') && (
        <p className="notice rounds-row">
          {words.door.claimSays}
          <button type="button" className="plain-button" onClick={() => go('/claims')}>
            {words.door.claimGo}
          </button>
        </p>
      )}
      <Before door={door} />
      <Residents door={door} />
      <button type="button" className="plain-button" onClick={() => go(`/rounds/${grid}/${door.id}/returnee`)}>
        {words.returnee.start}
      </button>
      <Results door={door} onResult={(result) => void choose(result)} />
      <DoorNote note={note} onNote={onNote} />
    </>
  )
}

/** What a knock can come to, one tap each. */
function Results({ door, onResult }: { door: Door; onResult: (result: VisitResult) => void }) {
  const words = useWords(roundWords)
  const says = useWords(fieldWords).results
  const hints = {
    home: words.door.homeHint,
    noAnswer: words.door.noAnswerHint,
    empty: words.door.emptyHint,
    refused: words.door.refusedHint,
  }
  return (
    <div className="results" role="group" aria-label={words.door.result}>
      {results.map((result) => (
        <button key={result} type="button" className={`result result-${result}`} onClick={() => onResult(result)}>
          <strong>{says[result]}</strong>
          <span>{hints[result]}</span>
        </button>
      ))}
      {!door.isNew &&
        listWrong.map((result) => (
          <button key={result} type="button" className="result result-small" onClick={() => onResult(result)}>
            {says[result]}
          </button>
        ))}
    </div>
  )
}

/** What this person did here already: a record of today, a form that is not finished. */
function Before({ door }: { door: Door }) {
  const words = useWords(roundWords).door
  const says = useWords(fieldWords).results
  const formats = useFormats()
  const { shelf, session } = useField()
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    const both = Promise.all([readDraft(shelf, door.id), readDraft(shelf, door.id, 'returnee')])
    both.then(
      (found) => setDrafts(found.filter((draft) => draft !== undefined)),
      () => undefined,
    )
  }, [shelf, door.id])
  const { zone } = session.district
  const isToday = door.mine && dayOf(door.mine.observedAt, zone) === dayOf(new Date(), zone)
  return (
    <>
      {drafts.map((draft) => (
        <DraftNotice
          key={draft.slot ?? ''}
          draft={draft}
          onDropped={() => setDrafts((before) => before.filter((one) => one !== draft))}
        />
      ))}
      {door.mine && isToday && (
        <p className="notice">
          {words.mine(says[door.mine.result], formats.time(door.mine.observedAt))} {words.again}
        </p>
      )}
    </>
  )
}
