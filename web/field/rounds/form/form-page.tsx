import { dayOf } from '@gridward/contract/days'
import { useEffect, useState } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { Loading } from '../../../ui/parts/states.tsx'
import { useField } from '../../context.ts'
import { useNoteLine, type Note } from '../door-note.tsx'
import { addressOf, type Door } from '../doors.ts'
import { undoFor, visitKind } from '../visit.ts'
import { useSave } from '../use-save.ts'
import { roundWords } from '../words.ts'
import { readDraft } from './draft-store.ts'
import { formPath, knockOf, startDraft, type Draft } from './draft.ts'
import { formOf, useFormWords, type Forms } from './forms.ts'
import { FormSteps } from './form-steps.tsx'

type Props = {
  grid: string
  id: string
  /** '' is the usual form of a door. */
  slot: string
  door: Door | undefined
  step: number
  forms: Forms
  note: Note
}

/** The form of a door: as it was left, or begun anew from what the list knows. */
export default function FormPage({ grid, id, slot, door, step, forms, note }: Props) {
  const words = useWords(roundWords).form
  const { shelf, session, go } = useField()
  const line = useNoteLine(note)
  const save = useSave()
  const [draft, setDraft] = useState<Draft | null>()
  useEffect(() => {
    let gone = false
    const begin = (kept: Draft | undefined): void => {
      if (!gone) setDraft(kept ?? (slot ? null : (newDraft(door, grid, forms, line) ?? null)))
    }
    readDraft(shelf, id, slot).then(begin, () => begin(undefined))
    return () => void (gone = true)
    // the draft is begun once; what the list learns later does not change a form in the middle
  }, [shelf, id, slot])
  const definition = draft ? formOf(forms, draft.questionnaire || undefined, draft.version || undefined) : undefined
  const said = useFormWords(definition)
  if (draft === undefined) return <Loading />
  if (draft === null && (slot || !door))
    return <Ended onBack={() => go(`/rounds/${grid}`)} says={[words.saved, words.backToList]} />
  if (!draft || !definition) return door ? <NoForm grid={grid} door={door} note={line} /> : <Loading />
  if (!said) return <Loading />
  const day = { today: dayOf(new Date(), session.district.zone), synthetic: session.district.demo }
  return (
    <FormSteps
      at={step}
      first={draft}
      definition={definition}
      said={said}
      day={day}
      residents={door?.residents ?? []}
      title={addressOf(draft.place)}
      base={formPath(draft)}
      back={`/rounds/${grid}`}
      onSave={save}
    />
  )
}

function newDraft(door: Door | undefined, grid: string, forms: Forms, note: string): Draft | undefined {
  const definition = formOf(forms)
  return door && definition && { ...startDraft(door, grid, definition, new Date()), note }
}

function Ended({ says: [why, back], onBack }: { says: [string, string]; onBack: () => void }) {
  return (
    <>
      <p className="notice">{why}</p>
      <button type="button" className="main-button" onClick={onBack}>
        {back}
      </button>
    </>
  )
}

function NoForm({ grid, door, note }: { grid: string; door: Door; note: string }) {
  const words = useWords(roundWords)
  const { record, go } = useField()
  const knock = async (): Promise<void> => {
    await record(visitKind, knockOf(door, grid, 'home', note), { holdFor: undoFor })
    go(`/rounds/${grid}`)
  }
  return <Ended says={[words.form.noForm, words.quick.knockOnly]} onBack={() => void knock()} />
}
