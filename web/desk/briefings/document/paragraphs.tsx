import type { DocumentText } from '@gridward/contract/briefings'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { addParagraph, changeParagraph, removeParagraph } from './draft.ts'
import { documentWords } from './words.ts'

const mostParagraphs = 60

/** Each paragraph in a field of its own, with what may be done to it beside. */
export function Paragraphs({ text, onChange }: { text: DocumentText; onChange: (text: DocumentText) => void }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const few = text.paragraphs.length < mostParagraphs
  return (
    <ol className="report-paragraphs">
      {text.paragraphs.map((one, i) => {
        const n = formats.number(i + 1)
        const lines = one.kind === 'heading' ? 1 : 4
        return (
          <li key={i}>
            <textarea
              aria-label={words.part(n)}
              className={one.kind === 'heading' ? 'report-is-heading' : undefined}
              rows={lines}
              maxLength={2000}
              value={one.text}
              onChange={(event) => onChange(changeParagraph(text, i, { text: event.target.value }))}
            />
            <div className="day-buttons">
              <label className="report-tick">
                <input
                  type="checkbox"
                  aria-label={words.isHeading(n)}
                  checked={one.kind === 'heading'}
                  onChange={({ target }) =>
                    onChange(changeParagraph(text, i, { kind: target.checked ? 'heading' : 'text' }))
                  }
                />
                <span>{words.heading}</span>
              </label>
              <button
                type="button"
                className="plain-button"
                aria-label={words.add(n)}
                disabled={!few}
                onClick={() => onChange(addParagraph(text, i))}
              >
                {words.addShort}
              </button>
              <button
                type="button"
                className="plain-button"
                aria-label={words.remove(n)}
                disabled={text.paragraphs.length === 1}
                onClick={() => onChange(removeParagraph(text, i))}
              >
                {words.removeShort}
              </button>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
