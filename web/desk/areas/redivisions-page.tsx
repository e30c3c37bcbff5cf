import * as contract from '@gridward/contract/areas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { uiWords } from '../../ui/words.ts'
import { useSession } from '../session.ts'
import { areasChanged, redivisionsQuery } from './queries.ts'
import { RedivisionForm } from './redivision-form.tsx'
import { Stages } from './redivision-stages.tsx'
import { RedivisionPreviewView } from './redivision-preview.tsx'
import { areaDeskWords } from './words.ts'
import './areas.css'

/** Drafts that wait for somebody, then everything that was redivided, newest first. */
export function RedivisionsPage() {
  const words = useWords(areaDeskWords).redivisions
  const [drafting, setDrafting] = useState(false)
  const [open, setOpen] = useState<string>()
  const list = useQuery(redivisionsQuery)
  return (
    <div className="areas">
      <h1>{words.title}</h1>
      <p>{words.help}</p>
      <div className="areas-buttons">
        <button type="button" className="main-button" onClick={() => setDrafting(!drafting)}>
          {words.draft}
        </button>
      </div>
      {drafting && (
        <RedivisionForm
          onDrafted={(id) => {
            setDrafting(false)
            setOpen(id)
          }}
        />
      )}
      {list.isPending && <Loading />}
      {list.isError && <Failed problem={list.error} again={() => void list.refetch()} />}
      {list.data?.length === 0 && !drafting && <Empty why={words.none} />}
      {[...(list.data ?? [])].sort(waitingFirst).map((one) => (
        <One
          key={one.id}
          one={one}
          open={open === one.id}
          onOpen={() => setOpen(open === one.id ? undefined : one.id)}
        />
      ))}
    </div>
  )
}

const waits = (one: contract.Redivision): boolean => ['draft', 'signed', 'undoAsked'].includes(one.state)
const waitingFirst = (a: contract.Redivision, b: contract.Redivision): number => Number(waits(b)) - Number(waits(a))

function One({ one, open, onOpen }: { one: contract.Redivision; open: boolean; onOpen: () => void }) {
  const words = useWords(areaDeskWords).redivisions
  const formats = useFormats()
  const movers: Record<string, string> = words.movers
  return (
    <section className="areas-card">
      <div className="areas-bar">
        <button type="button" className="areas-step" aria-expanded={open} onClick={onOpen}>
          <strong>{one.title}</strong> {one.documentNumber}
        </button>
        <span className={waits(one) ? 'areas-without' : 'areas-mark'}>{words.states[one.state]}</span>
      </div>
      <p>
        {formats.day(one.day)} {one.reason}
      </p>
      {one.counts.some((c) => c.n > 0) && (
        <p>
          {one.counts
            .filter((c) => c.n > 0)
            .map((c) => `${movers[c.mover] ?? c.mover} ${formats.number(c.n)}`)
            .join(' · ')}
        </p>
      )}
      <Stages one={one} />
      {open && <Actions one={one} />}
    </section>
  )
}

function Actions({ one }: { one: contract.Redivision }) {
  const words = useWords(areaDeskWords).redivisions
  const session = useSession()
  const queries = useQueryClient()
  const params = { id: one.id }
  const full = useQuery({
    queryKey: ['redivisions', one.id, one.state],
    queryFn: ({ signal }) => call(contract.readRedivision, { params, signal }),
  })
  const after = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['redivisions'] })
    await areasChanged(queries)
  }
  const sign = useMutation({
    mutationFn: (digest: string) => call(contract.signRedivision, { params, body: { digest } }),
    onSuccess: after,
  })
  const undo = useMutation({ mutationFn: () => call(contract.undoRedivision, { params }), onSuccess: after })
  const withdraw = useMutation({ mutationFn: () => call(contract.withdrawRedivision, { params }), onSuccess: after })
  const preview = full.data?.preview
  const mine = (by: { by: string } | null): boolean => by?.by === session.account.id
  const ui = useWords(uiWords)
  const { modal } = App.useApp()
  /** What cannot simply be closed again is asked about once more. */
  const ask = (title: string, content: string, onOk: () => void): void =>
    void modal.confirm({ title, content, okText: title, cancelText: ui.cancel, onOk })
  const signSecond = (digest: string): void => ask(words.signSecond, words.signWhat, () => sign.mutate(digest))
  const busy = sign.isPending || undo.isPending || withdraw.isPending
  if (full.isPending) return <Loading lines={4} />
  return (
    <>
      <ProblemSummary problem={full.error ?? sign.error ?? undo.error ?? withdraw.error} />
      {preview && <RedivisionPreviewView preview={preview} />}
      {one.state === 'signed' && mine(one.first) && <p>{words.waiting}</p>}
      <div className="areas-buttons">
        {preview && preview.faults.length === 0 && !mine(one.first) && (
          <button
            type="button"
            className="main-button"
            disabled={busy}
            onClick={() => (one.state === 'signed' ? signSecond : sign.mutate)(preview.digest)}
          >
            {one.state === 'signed' ? words.signSecond : words.sign}
          </button>
        )}
        {preview && (
          <button type="button" className="plain-button" disabled={busy} onClick={() => withdraw.mutate()}>
            {words.withdraw}
          </button>
        )}
        {(one.state === 'done' || (one.state === 'undoAsked' && !mine(one.undoAsked))) && (
          <button
            type="button"
            className="plain-button"
            disabled={busy}
            onClick={() =>
              ask(one.state === 'done' ? words.undo : words.undoSecond, words.undoWhat, () => undo.mutate())
            }
          >
            {one.state === 'done' ? words.undo : words.undoSecond}
          </button>
        )}
      </div>
    </>
  )
}
