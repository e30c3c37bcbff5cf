import type { DocumentText } from '@gridward/contract/briefings'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { addParagraph, changeParagraph, removeParagraph } from './draft.ts'
import { documentWords } from './words.ts'

const mostParagraphs = 60

type Props = { text: DocumentText; onChange: (text: DocumentText) => void }

/** Each paragraph in a field of its own, with what may be done to it beside. */
export function Paragraphs({ text, onChange }: Props) {
  const words = useWords(documentWords)
  const formats = useFormats()
  return (
    <ol className="report-paragraphs">
      {text.paragraphs.map((one, i) => (
        <li key={i}>
          <textarea
            aria-label={words.part(formats.number(i + 1))}
            className={one.kind === 'heading' ? 'report-is-heading' : undefined}
            rows={one.kind === 'heading' ? 1 : 4}
            maxLength={2000}
            value={one.text}
            onChange={(event) => onChange(changeParagraph(text, i, { text: event.target.value }))}
          />
          <Tools text={text} onChange={onChange} at={i} />
        </li>
      ))}
    </ol>
  )
}

function Tools({ text, onChange, at }: Props & { at: number }) {
  const words = useWords(documentWords)
  const n = useFormats().number(at + 1)
  return (
    <div className="day-buttons">
      <label className="report-tick">
        <input
          type="checkbox"
          aria-label={words.isHeading(n)}
          checked={text.paragraphs[at]?.kind === 'heading'}
          onChange={({ target }) => onChange(changeParagraph(text, at, { kind: target.checked ? 'heading' : 'text' }))}
        />
        <span>{words.heading}</span>
      </label>
      <button
        type="button"
        className="plain-button"
        aria-label={words.add(n)}
        disabled={text.paragraphs.length >= mostParagraphs}
        onClick={() => onChange(addParagraph(text, at))}
      >
        {words.addShort}
      </button>
      <button
        type="button"
        className="plain-button"
        aria-label={words.remove(n)}
        disabled={text.paragraphs.length === 1}
        onClick={() => onChange(removeParagraph(text, at))}
      >
        {words.removeShort}
      </button>
    </div>
  )
}
