import { useWords } from '../../ui/language.tsx'
import { roundWords } from './words.ts'

export type Note = { text: string; address: string }
export const noNote: Note = { text: '', address: '' }

/** The note as one line of what is sent. */
export function useNoteLine(note: Note): string {
  const words = useWords(roundWords).door
  const address = note.address.trim()
  return [address && words.rightAddressSays(address), note.text.trim()].filter(Boolean).join(' ')
}

/** A word about the door, and the right address where the list is wrong: the officer corrects it, not the phone. */
export function DoorNote({ note, onNote }: { note: Note; onNote: (note: Note) => void }) {
  const words = useWords(roundWords).door
  return (
    <details className="door-more" open={note.text !== '' || note.address !== ''}>
      <summary>
        {words.note} · {words.wrongAddress}
      </summary>
      <label>
        {words.note}
        <input
          className="field-input"
          maxLength={120}
          value={note.text}
          onChange={(event) => onNote({ ...note, text: event.currentTarget.value })}
        />
      </label>
      <label>
        {words.rightAddress}
        <input
          className="field-input"
          maxLength={70}
          value={note.address}
          onChange={(event) => onNote({ ...note, address: event.currentTarget.value })}
        />
      </label>
    </details>
  )
}
