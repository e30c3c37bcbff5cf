import * as contract from '@gridward/contract/orders'
import { listPeople } from '@gridward/contract/people/routes'
import type { PersonLine } from '@gridward/contract/people/parts'
import { orderBases, orderKinds, type OrderBasis, type OrderKind } from '@gridward/contract/rules'
import { orderWords } from '@gridward/contract/words/orders'
import { ruleWords } from '@gridward/contract/words/rules'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { ChoiceField, LongField, TextField } from '../areas/field.tsx'
import { useArea } from '../doors/own-areas.ts'
import { useFilters } from '../ledger/filters.ts'
import { useToday } from '../doors/day-choice.tsx'
import { Candidates, type Chosen } from './candidates.tsx'
import { Banner } from './banner.tsx'
import { rulesQuery } from './queries.ts'
import '../areas/areas.css'
import '../doors/page.css'
import '../calls/spine.css'

type Values = { kind: OrderKind; basis: OrderBasis; reason: string; evidence: string }

/** People of the key ledger, a measure, a reason and the evidence: what a second person of another unit will read. */
export function ProposePage() {
  const words = useWords(orderWords).screen
  const today = useToday()
  const { area } = useArea()
  const [, setFilters] = useFilters(['area'])
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [values, setValues] = useState<Values>({
    ...{ kind: 'homeIsolation', basis: 'keyAreaStay', reason: '', evidence: '' },
  })
  const people = useQuery({
    queryKey: ['people', { area, ledger: 'key' }, 'to propose'],
    queryFn: ({ signal }) => call(listPeople, { query: { area, ledger: 'key', limit: 200 }, signal }),
  })
  const send = useSending(values, chosen)
  const ready = chosen.size > 0 && values.reason.trim() !== '' && values.evidence.trim() !== ''
  const toggle = (person: PersonLine, on: boolean): void => {
    const next = new Map(chosen)
    if (on) next.set(person.id, person.tags.find((tag) => tag.kind === 'key')?.since ?? today)
    else next.delete(person.id)
    setChosen(next)
  }
  return (
    <div className="spine">
      <h1>{words.propose}</h1>
      <Banner />
      <NeedsPack />
      <ProblemSummary problem={send.error} />
      <Measure values={values} onChange={setValues} />
      <h2>{words.choose}</h2>
      <AreaChoice label={words.area} value={area} onChange={(to) => setFilters({ area: to })} />
      {people.isPending && <Loading lines={6} />}
      {people.isError && <Failed problem={people.error} again={() => void people.refetch()} />}
      {people.data && (
        <Candidates
          people={people.data.items}
          chosen={chosen}
          onToggle={toggle}
          onDay={(id, day) => setChosen(new Map(chosen).set(id, day))}
        />
      )}
      <Send n={chosen.size} disabled={!ready || send.isPending} onSend={() => send.mutate()} />
    </div>
  )
}

function useSending(values: Values, chosen: Chosen) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [id] = useState(() => uuidv7())
  return useMutation({
    mutationFn: () => {
      const people = [...chosen].map(([person, dayZero]) => ({ person, dayZero }))
      return call(contract.proposeOrders, { body: { id, ...values, people } })
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['orders'] })
      void navigate({ to: '/orders', search: { tab: 'proposals' } })
    },
  })
}

function NeedsPack() {
  const words = useWords(orderWords).screen
  const { data } = useQuery(rulesQuery)
  const has = data?.packs.some((pack) => pack.kind === 'limits' && pack.state === 'inForce')
  return data && !has ? <div className="spine-banner">{words.packNeeded}</div> : null
}

function Measure({ values, onChange }: { values: Values; onChange: (to: Values) => void }) {
  const words = useWords(orderWords).screen
  const rules = useWords(ruleWords)
  return (
    <div className="areas-form">
      <ChoiceField
        id="propose-kind"
        label={words.kind}
        value={values.kind}
        options={orderKinds.map((value) => ({ value, text: rules.orderKinds[value] }))}
        onValue={(kind) => onChange({ ...values, kind })}
      />
      <ChoiceField
        id="propose-basis"
        label={words.basis}
        value={values.basis}
        options={orderBases.map((value) => ({ value, text: rules.orderBases[value] }))}
        onValue={(basis) => onChange({ ...values, basis })}
      />
      <div className="areas-wide">
        <TextField
          id="propose-reason"
          label={words.reason}
          value={values.reason}
          maxLength={500}
          onText={(reason) => onChange({ ...values, reason })}
        />
      </div>
      <LongField
        id="propose-evidence"
        label={words.evidence}
        value={values.evidence}
        rows={3}
        onText={(evidence) => onChange({ ...values, evidence })}
      />
    </div>
  )
}

function Send({ n, disabled, onSend }: { n: number; disabled: boolean; onSend: () => void }) {
  const words = useWords(orderWords).screen
  const formats = useFormats()
  return (
    <div className="spine-acts day-send">
      <span>{words.chosen(formats.number(n))}</span>
      {n > 50 && <span className="day-mark day-mark-warn">{words.third}</span>}
      <button type="button" className="main-button" disabled={disabled} onClick={onSend}>
        {words.submit}
      </button>
    </div>
  )
}
