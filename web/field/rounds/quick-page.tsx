import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { useNoteLine, type Note } from './door-note.tsx'
import type { Door } from './doors.ts'
import { knockOf } from './form/draft.ts'
import { formOf, type Forms } from './form/forms.ts'
import { allWell, asksUse, feverFrom } from './form/quick.ts'
import { QuickPeople, QuickUse } from './quick-people.tsx'
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
      <QuickPeople
        door={door}
        taken={taken}
        onTaken={(next) => {
          setProblem('')
          setTaken(next)
        }}
      />
      {definition && asksUse(door, definition) && <QuickUse use={use} onUse={setUse} />}
      <Foot problem={problem} onWell={() => void allFine()} onChange={() => go(`/rounds/${grid}/${door.id}/form/1`)} />
      <button type="button" className="text-button" onClick={() => void knockOnly()}>
        {words.quick.knockOnly}
      </button>
    </>
  )
}

function Foot({ problem, onWell, onChange }: { problem: string; onWell: () => void; onChange: () => void }) {
  const words = useWords(roundWords).quick
  return (
    <div className="form-foot">
      {problem && (
        <p className="answer-problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="main-button" onClick={onWell}>
        {words.save}
      </button>
      <button type="button" className="plain-button" onClick={onChange}>
        {words.change}
      </button>
    </div>
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
