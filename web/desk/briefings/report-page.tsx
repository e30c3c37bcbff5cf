import type { ReportView } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { useMoving } from '../doors/moving.ts'
import { Still } from '../doors/still.tsx'
import { can, useSession } from '../session.ts'
import { ConfirmDialog, ConfirmPanel } from './confirm-panel.tsx'
import { Corrections } from './corrections.tsx'
import { DocumentPanel } from './document/document-panel.tsx'
import { documentQuery } from './document/queries.ts'
import { FiguresTable } from './figures-table.tsx'
import { MissingList } from './missing-list.tsx'
import { PastReports } from './past-reports.tsx'
import { reportQuery } from './queries.ts'
import { ReportHead } from './report-head.tsx'
import { reported } from './signed.ts'
import { takeChanges } from './taking.ts'
import { briefingWords } from './words.ts'
import '../doors/page.css'
import './report.css'

/** One day: who confirmed, who is missing, what the figures are, what is corrected. */
export function ReportPage() {
  const today = useToday()
  const { day = today } = useSearch({ strict: false }) as { day?: Day }
  const query = useQuery(reportQuery(day))
  const queries = useQueryClient()
  const { queryKey } = reportQuery(day)
  const lostAt = useMoving({
    metrics: reported,
    changed: (changes) =>
      queries.setQueryData<ReportView>(queryKey, (report) => (report ? takeChanges(report, changes) : undefined)),
    matters: (kind) => kind.startsWith('briefings.'),
    again: () => {
      void queries.invalidateQueries({ queryKey })
      void queries.invalidateQueries({ queryKey: documentQuery(day).queryKey })
      void queries.invalidateQueries({ queryKey: ['report days'] })
    },
  })
  return (
    <div className="day">
      <ReportHead day={day} report={query.data} />
      <Still since={lostAt} />
      {query.isPending && <Loading lines={12} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && <Shown report={query.data} />}
      <PastReports />
    </div>
  )
}

/** With at most this many communities of one's own, their panels stand on the page. */
const few = 3

function Shown({ report }: { report: ReportView }) {
  const words = useWords(briefingWords)
  const session = useSession()
  const confirms = can(session, 'briefings.confirm')
  const [chosen, setChosen] = useState<string>()
  const whole = session.grants.some((grant) => grant.prefix === '')
  if (report.communities.length === 0) return <Empty why={words.table.empty} />
  const own = confirms && report.communities.length <= few ? report.communities : []
  const picked = report.communities.find((row) => row.area === chosen)
  const choose = confirms && own.length === 0 && report.state === 'open' ? setChosen : undefined
  return (
    <>
      {own.map((row) => (
        <ConfirmPanel key={row.area} report={report} row={row} />
      ))}
      {own.length === 0 && <MissingList report={report} onConfirm={choose} />}
      {own.length !== 1 && <FiguresTable report={report} onConfirm={choose} />}
      <Corrections report={report} />
      {report.state === 'frozen' && whole && <DocumentPanel day={report.day} />}
      {picked && <ConfirmDialog report={report} row={picked} onClose={() => setChosen(undefined)} />}
    </>
  )
}
