import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { useFormats } from '../../../ui/format.ts'
import { useToday } from '../../doors/day-choice.tsx'
import type { Sheet } from '../keyed.ts'
import { roundWords } from '../words.ts'
import { SheetHead, useUndoKeys } from '../sheet-head.tsx'
import { Tabs } from '../tabs.tsx'
import { Door } from './door.tsx'
import { Doubts } from './doubts.tsx'
import { enterGoesOn, firstField } from './fields.ts'
import { FormsList } from './forms-list.tsx'
import type { Draft, KeyedForm } from './keyed-form.ts'
import { PartFields } from './parts.tsx'
import { blankDraft, formNames, useForm, type FormWork } from './use-form.ts'
import { useForms } from './use-forms.ts'
import { formWords } from './words.ts'
import './forms.css'

/** Keying a whole form: its day and collector once, then code, answers, Ctrl+Enter, and the next form at once. */
export function FormsPage() {
  const words = useWords(formWords)
  const today = useToday()
  const [sheet, setSheet] = useState<Sheet>({ day: today, collector: '' })
  const { forms, act } = useForms()
  const work = useForm(sheet.day)
  const nameOf = useName()
  const keyed = (draft: Draft) => ({ ...sheet, collector: sheet.collector.trim(), draft, name: nameOf(work) })
  const back = (form: KeyedForm): void => {
    if (work.begun) act({ do: 'aside', form: keyed(work.draft) })
    act({ do: 'take', id: form.draft.id })
    setSheet({ day: form.day, collector: form.collector })
    work.setDraft(form.draft)
  }
  const held = forms.find((form) => form.state === 'held')
  const undo = (): void => (held ? back(held) : undefined)
  useUndoKeys(undo)
  return (
    <div className="day">
      <Tabs />
      <h1>{words.title}</h1>
      <p className="day-soft">{words.hint}</p>
      <div className="day-panel">
        <SheetHead sheet={sheet} today={today} onChange={setSheet} />
        <Form work={work} sheet={sheet} onKeyed={(draft) => act({ do: 'key', form: { ...keyed(draft), draft } })} />
      </div>
      <FormsList forms={forms} onUndo={undo} onBack={back} onDrop={(id) => act({ do: 'take', id })} />
    </div>
  )
}

/** A form by its door and how many people stand on it; no names. */
function useName(): (work: FormWork) => string {
  const words = useWords(formWords)
  const formats = useFormats()
  return ({ draft, rows, group }) => {
    const { building, unit, room, address } = draft.answers
    const written = [building, unit, room].filter((part) => typeof part === 'string').join(' ')
    const door = draft.address || written || (typeof address === 'string' ? address : '') || words.noAddress
    return words.name(door, formats.number(group?.key === 'members' ? rows.length : 1))
  }
}

type Props = { work: FormWork; sheet: Sheet; onKeyed: (draft: Draft) => void }

/** Storing: what is missing is said first and stored as it is at the second time. */
function useStore({ work, sheet, onKeyed }: Props) {
  const words = useWords(formWords).needs
  const [lack, setLack] = useState('')
  const [doubted, setDoubted] = useState('')
  const { draft, problems, begun } = work
  const mark = `${draft.id} ${problems.map((problem) => problem.path).join()}`
  const store = (): void => {
    const needs = !sheet.collector.trim() ? words.collector : !begun ? words.empty : !isPlaced(draft) ? words.door : ''
    setLack(needs)
    if (needs) return
    if (problems.length > 0 && doubted !== mark) return setDoubted(mark)
    onKeyed(withDoor(work))
    work.setDraft(blankDraft(draft.form, draft.household === null ? draft.area : ''))
  }
  return { store, lack, doubting: doubted === mark }
}

const isPlaced = ({ area, household }: Draft): boolean => household !== null || area.length >= 15

/** A form about one person asks for the address in one line; the door has it. */
function withDoor({ draft, known }: FormWork): Draft {
  return known.has('address') ? { ...draft, answers: { ...draft.answers, address: draft.address } } : draft
}

function Form(props: Props) {
  const words = useWords(formWords)
  const { work, sheet } = props
  const box = useRef<HTMLFormElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const { store, lack, doubting } = useStore(props)
  useStoreKeys(store)
  const { household, id } = work.draft
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) (household ? firstField(box.current) : (codeField.current ?? firstField(box.current)))?.focus()
    first.current = false
  }, [household, id])
  return (
    <form
      ref={box}
      className="forms"
      autoComplete="off"
      noValidate
      onSubmit={(event: FormEvent) => event.preventDefault()}
      onKeyDown={enterGoesOn}
    >
      <Which work={work} />
      <Door key={id} work={work} codeField={codeField} />
      <Parts work={work} day={sheet.day} />
      <div className="forms-end day-send" role="status">
        {lack && <p className="day-bad">{lack}</p>}
        {doubting && <Doubts work={work} />}
        <button type="button" className="main-button" onClick={store}>
          {words.store} <small>{words.storeKeys}</small>
        </button>
      </div>
    </form>
  )
}

function Which({ work }: { work: FormWork }) {
  const words = useWords(formWords)
  const names = useWords(roundWords).paper
  const titles = { 'resident-survey': names.resident, returnee: names.returnee }
  return (
    <div className="day-buttons" role="radiogroup" aria-label={words.form}>
      {formNames.map((name) => (
        <label key={name} className="rounds-small">
          <input
            type="radio"
            name="form"
            tabIndex={-1}
            checked={work.draft.form === name}
            onChange={() => work.setDraft((before) => ({ ...before, ...answersOf(name) }))}
          />
          {titles[name]}
        </label>
      ))}
    </div>
  )
}

/** Another form keeps the door. */
const answersOf = (name: string): Pick<Draft, 'form' | 'version' | 'answers'> => {
  const { form, version, answers } = blankDraft(name)
  return { form, version, answers }
}

function Parts({ work, day }: { work: FormWork; day: string }) {
  const words = useWords(formWords)
  const { parts, group, visible, form, problems, known, answer, addRow, removeRow } = work
  return (
    <>
      {parts.map((part) => (
        <PartFields
          key={`${part.group} ${part.row}`}
          {...{ form, part, visible, problems, known, day }}
          onChange={(key, value) => answer(part, key, value)}
          onRemove={part.row === null ? undefined : () => removeRow(part.row!)}
        />
      ))}
      {group && visible.has(group.key) && (
        <button type="button" className="plain-button" onClick={addRow}>
          {words.add}
        </button>
      )}
    </>
  )
}

/** Ctrl+Enter stores from wherever the hand is. */
function useStoreKeys(store: () => void): void {
  const latest: RefObject<() => void> = useRef(store)
  latest.current = store
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
