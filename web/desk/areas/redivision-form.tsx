import * as contract from '@gridward/contract/areas'
import { dayOf } from '@gridward/contract/days'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useSession } from '../session.ts'
import { ChoiceField, LongField, TextField } from './field.tsx'
import { RedivisionPreviewView } from './redivision-preview.tsx'
import { readRedraw } from './redivision-text.ts'
import { areaDeskWords } from './words.ts'

const blank = { title: '', documentNumber: '', reason: '', from: '', into: '', moved: '', under: '' }
type Texts = typeof blank
type Kind = 'redraw' | 'move'

const stepOf = (kind: Kind, texts: Texts): contract.Step =>
  kind === 'move'
    ? { do: 'move', from: texts.moved.trim(), under: texts.under.trim() }
    : readRedraw(texts.from, texts.into)

/** Sent again under the same id until it is right. */
function useDraft(onDrafted: (id: string) => void) {
  const session = useSession()
  const queries = useQueryClient()
  const [id] = useState(() => uuidv7())
  return useMutation({
    mutationFn: ({ kind, texts }: { kind: Kind; texts: Texts }) => {
      const { title, documentNumber, reason } = texts
      const day = dayOf(new Date(), session.district.zone)
      const steps = [stepOf(kind, texts)]
      return call(contract.draftRedivision, { body: { id, title, documentNumber, reason, day, steps } })
    },
    onSuccess: async (seen) => {
      await queries.invalidateQueries({ queryKey: ['redivisions'] })
      if (seen.faults.length === 0) onDrafted(id)
    },
  })
}

/** A draft of one step. */
export function RedivisionForm({ onDrafted }: { onDrafted: (id: string) => void }) {
  const words = useWords(areaDeskWords).redivisions
  const [kind, setKind] = useState<Kind>('redraw')
  const [texts, setTexts] = useState(blank)
  const send = useDraft(onDrafted)
  const field = (name: keyof Texts) => ({
    id: `red-${name}`,
    value: texts[name],
    onText: (text: string) => setTexts({ ...texts, [name]: text }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send.mutate({ kind, texts })
  }
  const kinds = [
    { value: 'redraw' as const, text: words.split },
    { value: 'move' as const, text: words.move },
  ]
  return (
    <form className="areas-card areas-form" onSubmit={submit} noValidate>
      <ProblemSummary problem={send.error} />
      <TextField {...field('title')} label={words.name} required />
      <TextField {...field('documentNumber')} label={words.document} />
      <TextField {...field('reason')} label={words.reason} />
      <ChoiceField id="red-kind" label={words.kind} value={kind} options={kinds} onValue={setKind} />
      {kind === 'redraw' && <LongField {...field('from')} label={words.from} rows={3} />}
      {kind === 'redraw' && <LongField {...field('into')} label={words.into} rows={4} />}
      {kind === 'move' && <TextField {...field('moved')} label={words.moveFrom} inputMode="numeric" />}
      {kind === 'move' && <TextField {...field('under')} label={words.moveUnder} inputMode="numeric" />}
      <button className="main-button" disabled={send.isPending || !texts.title}>
        {words.preview}
      </button>
      {send.data && send.data.faults.length > 0 && (
        <div className="areas-wide">
          <RedivisionPreviewView preview={send.data} />
        </div>
      )}
    </form>
  )
}
