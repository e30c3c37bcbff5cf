import { useState } from 'react'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import type { Written } from './document-panel.tsx'
import { Reading } from './reading.tsx'
import { documentWords } from './words.ts'

/** Somebody saved while this page was edited. The own text can only follow once the other one has been opened. */
export function Meanwhile({ view, onTake, onKeep }: { view: Written; onTake: () => void; onKeep: () => void }) {
  const words = useWords(documentWords)
  const version = useFormats().number(view.version)
  const [read, setRead] = useState(0)
  return (
    <div className="problem" role="alert">
      <p>{words.other(view.editedBy ?? '', version)}</p>
      <details onToggle={(event) => event.currentTarget.open && setRead(view.version)}>
        <summary>{words.theirs(version)}</summary>
        <Reading text={view.text} />
      </details>
      <div className="day-buttons">
        <button type="button" className="plain-button" onClick={onTake}>
          {words.take(version)}
        </button>
        <button type="button" className="plain-button" disabled={read !== view.version} onClick={onKeep}>
          {words.keep(version)}
        </button>
      </div>
    </div>
  )
}
