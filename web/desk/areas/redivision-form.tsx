import * as contract from '@gridward/contract/areas'
import { dayOf } from '@gridward/contract/days'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useSession } from '../session.ts'
import { TextField } from './field.tsx'
import { RedivisionPreviewView } from './redivision-preview.tsx'
import { blankStep, StepFields, stepOf, type StepTexts } from './redivision-steps.tsx'
import { areaDeskWords } from './words.ts'

const blank = { title: '', documentNumber: '', reason: '' }
type Texts = typeof blank

/** Sent again under the same id until it is right. */
function useDraft(onDrafted: (id: string) => void) {
  const session = useSession()
  const queries = useQueryClient()
  const [id] = useState(() => uuidv7())
  return useMutation({
    mutationFn: ({ texts, steps }: { texts: Texts; steps: readonly StepTexts[] }) => {
      const day = dayOf(new Date(), session.district.zone)
      return call(contract.draftRedivision, { body: { id, ...texts, day, steps: steps.map(stepOf) } })
    },
    onSuccess: async (seen) => {
      await queries.invalidateQueries({ queryKey: ['redivisions'] })
      if (seen.faults.length === 0) onDrafted(id)
    },
  })
}

/** The steps of a draft in their order. */
function useSteps() {
  const [steps, setSteps] = useState<readonly StepTexts[]>(() => [blankStep(uuidv7())])
  return {
    steps,
    add: (): void => setSteps([...steps, blankStep(uuidv7())]),
    change: (id: string, to: Partial<StepTexts>): void =>
      setSteps(steps.map((step) => (step.id === id ? { ...step, ...to } : step))),
    remove: (id: string): void => setSteps(steps.filter((step) => step.id !== id)),
  }
}

/** A draft: why, and one or more steps that are carried out together. Its preview says what is wrong with which step. */
export function RedivisionForm({ onDrafted }: { onDrafted: (id: string) => void }) {
  const words = useWords(areaDeskWords).redivisions
  const formats = useFormats()
  const [texts, setTexts] = useState(blank)
  const { steps, add, change, remove } = useSteps()
  const send = useDraft(onDrafted)
  const field = (name: keyof Texts) => ({
    id: `red-${name}`,
    value: texts[name],
    onText: (text: string) => setTexts({ ...texts, [name]: text }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send.mutate({ texts, steps })
  }
  return (
    <form className="areas-card areas-form" onSubmit={submit} noValidate>
      <ProblemSummary problem={send.error} />
      <TextField {...field('title')} label={words.name} required />
      <TextField {...field('documentNumber')} label={words.document} />
      <TextField {...field('reason')} label={words.reason} />
      {steps.map((step, at) => (
        <fieldset key={step.id} className="areas-wide areas-form areas-redraw">
          <legend>
            {words.step(formats.number(at + 1))}{' '}
            {steps.length > 1 && (
              <button type="button" className="day-link" onClick={() => remove(step.id)}>
                {words.dropStep}
              </button>
            )}
          </legend>
          <StepFields texts={step} onChange={(to) => change(step.id, to)} />
        </fieldset>
      ))}
      <div className="areas-wide areas-buttons">
        <button type="button" className="plain-button" onClick={add}>
          {words.addStep}
        </button>
        <button className="main-button" disabled={send.isPending || !texts.title.trim()}>
          {words.preview}
        </button>
      </div>
      {send.data && send.data.faults.length > 0 && (
        <div className="areas-wide">
          <RedivisionPreviewView preview={send.data} />
        </div>
      )}
    </form>
  )
}
