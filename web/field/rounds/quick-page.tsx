import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { useNoteLine, type Note } from './door-note.tsx'
import type { Door } from './doors.ts'
import { knockOf } from './form/draft.ts'
import { formOf, type Forms } from './form/forms.ts'
import { allWell, asksUse, feverFrom, temperature } from './form/quick.ts'
import { useSave } from './use-save.ts'
import { undoFor, visitKind } from './visit.ts'
import { roundWords } from './words.ts'

type Props = { grid: string; door: Door; forms: Forms; note: Note }

/** The common case in ten seconds: the same people, all well. Anything else leads to the form. */
export default function QuickPage({ grid, door, forms, note }: Props) {
  const words = useWords(roundWords)
  const { go, record } = useField()
  const save = useSave()
  const line = useNoteLine(note)
  const definition = formOf(forms)
  const [use, setUse] = useState(door.use === 'own' || door.use === 'rent' ? door.use : undefined)
  const [taken, setTaken] = useState<readonly string[]>(door.residents.map(() => ''))
  const [problem, setProblem] = useState('')
  const toForm = (): void => go(`/rounds/${grid}/${door.id}/form/1`)
  const allFine = async (): Promise<void> => {
    if (!definition) return knockOnly()
    const wrong = wrongTemperature(door, taken, words.quick)
    if (wrong) return setProblem(wrong)
    if (!use && asksUse(door, definition)) return setProblem(words.quick.needUse)
    const draft = allWell(door, grid, definition, { use, temperatures: taken.map((t) => t || undefined) }, new Date())
    await save({ ...draft, note: line })
    go(`/rounds/${grid}`)
  }
  const knockOnly = async (): Promise<void> => {
    await record(visitKind, knockOf(door, grid, 'home', line), { holdFor: undoFor })
    go(`/rounds/${grid}`)
  }
  return (
    <>
      <h1 className="door-title">{door.address}</h1>
      <p className="quick-ask">{words.quick.ask}</p>
      <p>{words.quick.people}</p>
      <ul className="quick-people">
        {door.residents.map((resident, i) => (
          <li key={resident.id}>
            <label htmlFor={`t-${i}`}>{resident.name}</label>
            <input
              id={`t-${i}`}
              className="field-input quick-temperature"
              inputMode="decimal"
              autoComplete="off"
              aria-label={words.quick.temperature(resident.name)}
              value={taken[i]}
              onChange={(event) => {
                setProblem('')
                setTaken(taken.map((t, n) => (n === i ? temperature(event.currentTarget.value) : t)))
              }}
            />
            <span>{words.quick.unit}</span>
          </li>
        ))}
      </ul>
      {definition && asksUse(door, definition) && (
        <div className="choices" role="group" aria-label={words.quick.use}>
          <span>{words.quick.use}</span>
          {(['own', 'rent'] as const).map((one) => (
            <button key={one} type="button" className="choice" aria-pressed={use === one} onClick={() => setUse(one)}>
              {words.quick[one]}
            </button>
          ))}
        </div>
      )}
      <div className="form-foot">
        {problem && (
          <p className="answer-problem" role="alert">
            {problem}
          </p>
        )}
        <button type="button" className="main-button" onClick={() => void allFine()}>
          {words.quick.save}
        </button>
        <button type="button" className="plain-button" onClick={toForm}>
          {words.quick.change}
        </button>
      </div>
      <button type="button" className="text-button" onClick={() => void knockOnly()}>
        {words.quick.knockOnly}
      </button>
    </>
  )
}

type Says = { fever: (name: string) => string; badTemperature: (name: string) => string }

/** A fever is no "all well", and 3.65 is no temperature. */
function wrongTemperature(door: Door, taken: readonly string[], says: Says): string | undefined {
  for (const [i, typed] of taken.entries()) {
    if (!typed) continue
    const name = door.residents[i]?.name ?? ''
    const degrees = Number(typed)
    if (!(degrees >= 34 && degrees <= 43)) return says.badTemperature(name)
    if (degrees >= feverFrom) return says.fever(name)
  }
  return undefined
}
