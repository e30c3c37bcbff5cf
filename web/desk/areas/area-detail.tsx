import * as contract from '@gridward/contract/areas'
import { dayOf } from '@gridward/contract/days'
import { areaWords } from '@gridward/contract/words/areas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { can, useSession } from '../session.ts'
import { AppointForm } from './appoint-form.tsx'
import { AppointList } from './appoint-list.tsx'
import { AreaPast } from './area-past.tsx'
import { areasChanged, dutiesQuery } from './queries.ts'
import { areaDeskWords } from './words.ts'

/** Who answers for one area now and before, and what may be changed about it. */
export function AreaDetail({ area, name }: { area: string; name: string }) {
  const words = useWords(areaDeskWords).duties
  const session = useSession()
  const [history, setHistory] = useState(false)
  const duties = useQuery(dutiesQuery(area, history, true))
  const writes = can(session, 'areas.write')
  return (
    <section className="areas-detail">
      <div className="areas-bar">
        <h2>{words.title(name)}</h2>
        <button type="button" className="plain-button" onClick={() => setHistory(!history)}>
          {history ? words.hideHistory : words.history}
        </button>
      </div>
      {duties.isPending && <Loading lines={3} />}
      {duties.isError && <Failed problem={duties.error} again={() => void duties.refetch()} />}
      {duties.data?.length === 0 && <p className="areas-nobody">{words.none}</p>}
      <ul className="areas-duties">
        {duties.data?.map((duty) => (
          <Duty key={duty.id} duty={duty} writes={writes} />
        ))}
      </ul>
      {writes && (
        <>
          <AppointForm area={area} duties={duties.data ?? []} />
          <AppointList area={area} />
        </>
      )}
      {area !== '' && <AreaPast area={area} name={name} writes={writes} />}
    </section>
  )
}

function Duty({ duty, writes }: { duty: contract.Responsible; writes: boolean }) {
  const words = useWords(areaDeskWords).duties
  const { duties } = useWords(areaWords)
  const formats = useFormats()
  const session = useSession()
  const queries = useQueryClient()
  const today = dayOf(new Date(), session.district.zone)
  const end = useMutation({
    mutationFn: () => call(contract.endDuty, { params: { id: duty.id }, body: { on: today } }),
    onSuccess: () => areasChanged(queries),
  })
  return (
    <li>
      <strong>{duty.person}</strong>
      <span>{duties[duty.duty]}</span>
      {duty.standsInFor && <span className="areas-mark">{words.standIn}</span>}
      <span>{duty.unit}</span>
      {duty.phone && <a href={`tel:${duty.phone}`}>{duty.phone}</a>}
      <span>
        {words.from(formats.day(duty.startsOn))}
        {duty.endsOn && ` ${words.until(formats.day(duty.endsOn))}`}
      </span>
      {duty.reason && <span>{duty.reason}</span>}
      {writes && !duty.endsOn && (
        <button type="button" className="plain-button" disabled={end.isPending} onClick={() => end.mutate()}>
          {words.end}
        </button>
      )}
      <ProblemSummary problem={end.error} />
    </li>
  )
}
