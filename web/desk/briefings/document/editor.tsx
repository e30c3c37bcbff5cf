import { saveDocument, type DocumentText } from '@gridward/contract/briefings'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { Field } from '../../../ui/parts/field.tsx'
import { ProblemSummary } from '../../../ui/parts/problem.tsx'
import { can, useSession } from '../../session.ts'
import type { Written } from './document-panel.tsx'
import { after, draftOf, filled, follow, isDirty } from './draft.ts'
import { Meanwhile } from './meanwhile.tsx'
import { Paragraphs } from './paragraphs.tsx'
import { documentQuery } from './queries.ts'
import { Sign } from './sign.tsx'
import { documentWords } from './words.ts'

/** The text in a form. Somebody else's version is shown, never written over unseen. */
export function Editor({ view }: { view: Written }) {
  const words = useWords(documentWords)
  const session = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(view))
  useEffect(() => setDraft((now) => follow(now, view)), [view])
  const { queryKey } = documentQuery(view.day)
  const send = useMutation({
    mutationFn: () =>
      call(saveDocument, { params: { day: view.day }, body: { version: draft.base, text: filled(draft.text) } }),
    onSuccess: (saved) => {
      if (saved.text) setDraft(draftOf({ ...saved, text: saved.text }))
      queries.setQueryData(queryKey, saved)
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  })
  const change = (text: DocumentText): void => setDraft({ ...draft, text })
  const dirty = isDirty(draft)
  const behind = view.version !== draft.base
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <p className="day-soft">{words.what}</p>
      {!behind && <ProblemSummary problem={send.error} />}
      {behind && (
        <Meanwhile view={view} onTake={() => setDraft(draftOf(view))} onKeep={() => setDraft(after(draft, view))} />
      )}
      <Heading text={draft.text} onChange={change} />
      <Paragraphs text={draft.text} onChange={change} />
      <div className="day-buttons">
        <button className="main-button" disabled={!dirty || behind || send.isPending}>
          {words.save}
        </button>
        {can(session, 'briefings.sign') && <Sign view={view} dirty={dirty || behind} />}
        {dirty && <span className="day-soft">{words.dirty}</span>}
      </div>
    </form>
  )
}

function Heading({ text, onChange }: { text: DocumentText; onChange: (text: DocumentText) => void }) {
  const words = useWords(documentWords)
  const line = (key: 'issuer' | 'mark' | 'title' | 'to') => ({
    value: text[key],
    onChange: (value: string) => onChange({ ...text, [key]: value }),
  })
  return (
    <div className="report-heading">
      <Field label={words.issuer} {...line('issuer')} required minLength={2} maxLength={60} />
      <Field label={words.mark} help={words.markHelp} {...line('mark')} required maxLength={20} />
      <Field label={words.name} {...line('title')} required minLength={2} maxLength={100} />
      <Field label={words.to} {...line('to')} maxLength={100} />
    </div>
  )
}
