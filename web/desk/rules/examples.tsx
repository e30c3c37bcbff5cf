import type { Ran } from '@gridward/contract/rules'
import { ruleWords } from '@gridward/contract/words/rules'
import { useWords } from '../../ui/language.tsx'
import { TextField } from '../areas/field.tsx'
import { readJson, type Edited } from './edited.ts'

type Props = {
  examples: Edited['examples']
  /** What they gave when the draft was saved last. */
  ran: readonly Ran[] | undefined
  onChange: (examples: Edited['examples']) => void
}

/** Worked examples: an input and what should come of it, in JSON, and what comes of it. */
export function Examples({ examples, ran, onChange }: Props) {
  const words = useWords(ruleWords).screen
  const set = (at: number, to: Partial<Edited['examples'][number]>): void =>
    onChange(examples.map((one, i) => (i === at ? { ...one, ...to } : one)))
  return (
    <fieldset className="spine-parameters">
      <legend>{words.examples}</legend>
      {examples.map((one, at) => (
        <div key={at} className="areas-form areas-wide">
          <TextField
            id={`example-${at}-says`}
            label={`${at + 1}. ${words.says}`}
            value={one.says}
            onText={(says) => set(at, { says })}
          />
          <TextField
            id={`example-${at}-input`}
            label={words.input}
            className="spine-json"
            aria-invalid={readJson(one.input) === undefined}
            value={one.input}
            onText={(input) => set(at, { input })}
          />
          <TextField
            id={`example-${at}-expected`}
            label={words.expected}
            className="spine-json"
            aria-invalid={readJson(one.expected) === undefined}
            value={one.expected}
            onText={(expected) => set(at, { expected })}
          />
          <RanLine ran={ran?.[at]} />
        </div>
      ))}
      <button
        type="button"
        className="plain-button"
        onClick={() => onChange([...examples, { says: '', input: '{}', expected: '{}' }])}
      >
        {words.addExample}
      </button>
    </fieldset>
  )
}

/** Whether an example came out as written; one that is told by its sentence shows what it gave only where that is wrong. */
export function RanLine({ ran, says }: { ran: Ran | undefined; says?: string | undefined }) {
  const words = useWords(ruleWords).screen
  if (!ran) return null
  return (
    <p className="spine-json">
      <span className={ran.right ? 'day-mark day-mark-good' : 'day-mark day-mark-bad'}>
        {ran.right ? words.right : words.wrong}
      </span>{' '}
      {says} {ran.problem ?? (says && ran.right ? null : `${words.gives} ${JSON.stringify(ran.gives)}`)}
    </p>
  )
}
