import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import type { FormState, KeyedForm } from './keyed-form.ts'
import { formWords } from './words.ts'

/** Forms shown below; those that need somebody stay however old they are. */
const shown = 8
const waits: ReadonlySet<FormState> = new Set(['trouble', 'aside'])

const marks: Record<FormState, string> = {
  aside: 'day-mark day-mark-warn',
  held: 'day-mark',
  queued: 'day-mark day-mark-warn',
  sent: 'day-mark',
  stored: 'day-mark day-mark-good',
  trouble: 'day-mark day-mark-bad',
}

type Props = {
  forms: readonly KeyedForm[]
  onUndo: () => void
  onBack: (form: KeyedForm) => void
  onDrop: (id: string) => void
}

/** The last forms, those that need somebody first. */
export function FormsList({ forms, onUndo, onBack, onDrop }: Props) {
  const words = useWords(formWords)
  const formats = useFormats()
  const open = forms.filter(({ state }) => waits.has(state))
  const others = forms.filter(({ state }) => !waits.has(state)).slice(-shown)
  return (
    <section className="day-panel">
      <div className="day-head">
        <h2>{words.last}</h2>
        <span className="number">{words.count(formats.number(forms.length))}</span>
        <button
          type="button"
          className="plain-button"
          disabled={!forms.some(({ state }) => state === 'held')}
          onClick={onUndo}
        >
          {words.undo} <small>{words.undoKeys}</small>
        </button>
      </div>
      {forms.length === 0 && <p className="day-soft">{words.none}</p>}
      <ul className="keying-lines" aria-live="polite">
        {[...open, ...others.toReversed()].map((form) => (
          <li key={form.draft.id}>
            <span className={marks[form.state]}>{words.states[form.state]}</span>
            <span className="keying-name">{form.name}</span>
            <Says form={form} />
            {waits.has(form.state) && (
              <>
                <button type="button" className="plain-button" onClick={() => onBack(form)}>
                  {form.state === 'aside' ? words.go : words.fix}
                </button>
                <button type="button" className="day-link" onClick={() => onDrop(form.draft.id)}>
                  {words.drop}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Says({ form: { state, says } }: { form: KeyedForm }) {
  const words = useWords(formWords)
  const formats = useFormats()
  if (says.length === 0) return null
  return state === 'stored' ? (
    <span className="day-soft">
      {words.problems(formats.number(says.length))} {says.join(' ')}
    </span>
  ) : (
    <span className="day-bad">{says.join(' ')}</span>
  )
}
