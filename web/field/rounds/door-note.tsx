import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { roundWords } from './words.ts'

/** A word about the door, and the right address where the list is wrong: the officer corrects it, not the phone. */
export function DoorNote({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const words = useWords(roundWords).door
  const [text, setText] = useState('')
  const [address, setAddress] = useState('')
  const say = (said: string, right: string): void => {
    setText(said)
    setAddress(right)
    onNote([right.trim() && words.rightAddressSays(right.trim()), said.trim()].filter(Boolean).join(' '))
  }
  return (
    <details className="door-more" open={note !== ''}>
      <summary>
        {words.note} · {words.wrongAddress}
      </summary>
      <label>
        {words.note}
        <input className="field-input" maxLength={120} value={text} onChange={(event) => say(event.currentTarget.value, address)} />
      </label>
      <label>
        {words.rightAddress}
        <input className="field-input" maxLength={70} value={address} onChange={(event) => say(text, event.currentTarget.value)} />
      </label>
    </details>
  )
}
