import { useWords } from '../../../ui/language.tsx'
import { roundWords } from '../words.ts'
import type { FieldProps } from './answer.tsx'
import { temperature } from './quick.ts'

type Props = FieldProps<'number' | 'text'> & {
  /** An identity card: digits, and an X that no number pad has. */
  card: boolean
}

/** A text from here on gets lines. */
const long = 200

/** Typed answers, with the keys that fit: digits for numbers, phones and cards. */
export function Entry({ id, question, value, describedBy, wrong, onValue, card }: Props) {
  const words = useWords(roundWords).form
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const said = { 'aria-describedby': describedBy, 'aria-invalid': wrong }
  if (question.type === 'text' && (question.maxLength ?? 0) >= long) {
    return (
      <textarea
        id={id}
        className="field-input"
        rows={2}
        maxLength={question.maxLength}
        value={text}
        {...said}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    )
  }
  const typed = (raw: string): string => (question.bind === 'health.temperature' ? temperature(raw) : raw)
  return (
    <div className="entry">
      <input
        id={id}
        className="field-input"
        inputMode={keysFor(question, card)}
        autoComplete="off"
        autoCapitalize={question.type === 'text' && question.kind === 'identity' ? 'characters' : 'none'}
        value={text}
        {...said}
        onChange={(event) => onValue(typed(event.currentTarget.value))}
      />
      {card && (
        <button type="button" className="plain-button" onClick={() => onValue(`${text.replace(/x$/i, '')}X`)}>
          {words.x}
        </button>
      )}
    </div>
  )
}

function keysFor(question: Props['question'], card: boolean): 'decimal' | 'numeric' | 'tel' | 'text' {
  if (question.type === 'number') return question.decimals === 0 ? 'numeric' : 'decimal'
  if (question.kind === 'phone') return 'tel'
  return card || question.kind === 'region' ? 'numeric' : 'text'
}
