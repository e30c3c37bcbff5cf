import * as contract from '@gridward/contract/orders'
import { sunsetWords } from '@gridward/contract/words/sunset'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { Ask } from '../kit/ask.tsx'
import { useAreaName } from '../kit/names.ts'
import { Signers } from './signers.tsx'

const keyOf = (id: string) => ['orders', 'sunset', id]

/** What becomes of the data of an emergency that is over: which go when, who signed that, what went. */
export function Sunset({ id, declares }: { id: string; declares: boolean }) {
  const plan = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => call(contract.readSunset, { params: { id }, signal }),
  })
  if (plan.isPending) return <Loading lines={2} />
  if (plan.isError) return <Failed problem={plan.error} again={() => void plan.refetch()} />
  return <Plan id={id} plan={plan.data} declares={declares} />
}

function Plan({ id, plan, declares }: { id: string; plan: contract.SunsetView; declares: boolean }) {
  const words = useWords(sunsetWords)
  const formats = useFormats()
  const name = useAreaName(words.page.wholeDistrict)
  const { notice, done, ...plain } = words.states
  const state =
    plan.state === 'notice'
      ? notice(formats.dateTime(plan.dueAt!))
      : plan.state === 'done'
        ? done(formats.dateTime(plan.doneAt!))
        : plain[plan.state]
  return (
    <section aria-label={words.title}>
      <p role="status">
        <b>{words.title}</b> {state}
      </p>
      {plan.signers.length > 0 && <Signers signers={plan.signers} />}
      {plan.proof && <Proof proof={plan.proof} />}
      {plan.state !== 'renewed' && (
        <details open={plan.state !== 'done'}>
          <summary>{words.open}</summary>
          <ul>
            {plan.steps.map(({ what, on }) => (
              <li key={what}>
                {words.steps[what]}：
                <span className="number">{on ? words.on(formats.dateTime(on)) : words.onSignature}</span>
              </li>
            ))}
          </ul>
          <p>{words.backupsNote}</p>
          <p>{words.kept}</p>
          {plan.except.length > 0 && <p>{words.except(plan.except.map(name).join('、'))}</p>}
        </details>
      )}
      {plan.state !== 'renewed' && (
        <p>
          <a className="spine-page" href={contract.deletedPage.path} target="_blank" rel="noreferrer">
            {words.toPage}
          </a>
        </p>
      )}
      {declares && <Deciding id={id} plan={plan} />}
    </section>
  )
}

function Proof({ proof }: { proof: NonNullable<contract.SunsetView['proof']> }) {
  const words = useWords(sunsetWords)
  const formats = useFormats()
  const names: Readonly<Record<string, string>> = words.tables
  return (
    <p className="spine-facts">
      <span>{words.proof}</span>
      {proof.map(({ table, n }) => (
        <span key={table}>
          {names[table] ?? table} <span className="number">{words.rows(formats.number(n))}</span>
        </span>
      ))}
    </p>
  )
}

function Deciding({ id, plan }: { id: string; plan: contract.SunsetView }) {
  const words = useWords(sunsetWords)
  const queries = useQueryClient()
  const [stopping, setStopping] = useState(false)
  const again = () => queries.invalidateQueries({ queryKey: keyOf(id) })
  const sign = useMutation({
    mutationFn: () => call(contract.signSunset, { params: { id }, body: { content: plan.content } }),
    onSuccess: (view) => queries.setQueryData(keyOf(id), view),
  })
  const signable = plan.state === 'unsigned' || (plan.state === 'signed' && !plan.mine)
  return (
    <div className="spine-acts">
      <ProblemSummary problem={sign.error} />
      {signable && (
        <button type="button" className="main-button" disabled={sign.isPending} onClick={() => sign.mutate()}>
          {words.sign}
        </button>
      )}
      {plan.state === 'signed' && plan.mine && <span className="day-soft">{words.own}</span>}
      {(plan.state === 'signed' || plan.state === 'notice') && (
        <button type="button" className="plain-button" onClick={() => setStopping(true)}>
          {words.stop}
        </button>
      )}
      {stopping && (
        <Ask
          title={words.stop}
          lead={words.stopSure}
          ok={words.stop}
          fields={[{ name: 'why', label: words.why, kind: 'text' }]}
          send={(said) => call(contract.stopSunset, { params: { id }, body: { why: String(said['why']) } })}
          onDone={() => {
            setStopping(false)
            void again()
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </div>
  )
}
