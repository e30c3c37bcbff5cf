import * as contract from '@gridward/contract/areas'
import type { Reply } from '@gridward/contract/route'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { ChoiceField, TextField } from './field.tsx'
import { areasChanged } from './queries.ts'
import { areaDeskWords } from './words.ts'

const ways = ['even', 'households', 'people', 'each', 'size'] as const
type Way = (typeof ways)[number]
type Wish = { area: string; by: Way; count: string }
type Divided = Reply<typeof contract.divideGrids>

const divisionOf = ({ by, count }: Wish): contract.GridDivision => {
  const n = Number(count)
  if (by === 'each') return { by, each: n }
  return by === 'size' ? { by, households: n } : { by, total: n }
}

/** Grids for every community that has none: first the numbers, then for real. */
export function GridStep() {
  const words = useWords(areaDeskWords).setUp
  const queries = useQueryClient()
  const [wish, setWish] = useState<Wish>({ area: '', by: 'even', count: '' })
  const send = useMutation({
    mutationFn: (dry: boolean) =>
      call(contract.divideGrids, { body: { area: wish.area, division: divisionOf(wish), ...(dry && { dry }) } }),
    onSuccess: async (_, dry) => {
      if (!dry) await areasChanged(queries)
    },
  })
  const { data, variables: wasDry } = send
  return (
    <section className="areas-card">
      <h2>{words.step3}</h2>
      <p>{words.step3Help}</p>
      <ProblemSummary problem={send.error} />
      <Wishes
        wish={wish}
        busy={send.isPending}
        onChange={(change) => {
          setWish({ ...wish, ...change })
          send.reset()
        }}
        onTry={() => send.mutate(true)}
      />
      {data && wasDry && <Preview divided={data} busy={send.isPending} onDivide={() => send.mutate(false)} />}
      {data && wasDry === false && <Made divided={data} />}
    </section>
  )
}

type WishProps = { wish: Wish; busy: boolean; onChange: (change: Partial<Wish>) => void; onTry: () => void }

function Wishes({ wish, busy, onChange, onTry }: WishProps) {
  const words = useWords(areaDeskWords).setUp
  const texts: Record<Way, string> = {
    households: words.byHouseholds,
    people: words.byPeople,
    even: words.byEven,
    each: words.byEach,
    size: words.bySize,
  }
  return (
    <div className="areas-form">
      <AreaChoice label={words.where} value={wish.area} onChange={(area) => onChange({ area })} />
      <ChoiceField
        id="grid-by"
        label={words.by}
        value={wish.by}
        options={ways.map((value) => ({ value, text: texts[value] }))}
        onValue={(by) => onChange({ by })}
      />
      <TextField
        id="grid-count"
        label={words.count}
        inputMode="numeric"
        value={wish.count}
        onText={(text) => onChange({ count: text.replace(/\D/g, '') })}
      />
      <button type="button" className="plain-button" disabled={!wish.count || busy} onClick={onTry}>
        {words.try}
      </button>
    </div>
  )
}

function Preview({ divided, busy, onDivide }: { divided: Divided; busy: boolean; onDivide: () => void }) {
  const words = useWords(areaDeskWords).setUp
  const formats = useFormats()
  if (divided.made === 0) return <p>{words.nothing}</p>
  return (
    <>
      <div className="areas-table">
        <table>
          <tbody>
            {divided.communities.slice(0, 400).map((c) => (
              <tr key={c.path}>
                <th scope="row">{c.name}</th>
                <td className="areas-number">{formats.number(c.grids)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="areas-buttons">
        <button type="button" className="main-button" disabled={busy} onClick={onDivide}>
          {words.divide(formats.number(divided.made))}
        </button>
      </div>
    </>
  )
}

function Made({ divided }: { divided: Divided }) {
  const words = useWords(areaDeskWords).setUp
  const formats = useFormats()
  return (
    <p role="status">
      {words.divided(formats.number(divided.made))} <Link to="/areas">{words.next}</Link>
    </p>
  )
}
