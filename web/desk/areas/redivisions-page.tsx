import type * as contract from '@gridward/contract/areas'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { redivisionsQuery } from './queries.ts'
import { Actions } from './redivision-actions.tsx'
import { RedivisionForm } from './redivision-form.tsx'
import { Stages } from './redivision-stages.tsx'
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
