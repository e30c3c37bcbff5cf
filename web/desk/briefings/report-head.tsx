import { reportPrint, reportSheet, type ReportView } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import { useEffect, useState } from 'react'
import { urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { DayChoice } from '../doors/day-choice.tsx'
import { can, useSession } from '../session.ts'
import { Freeze } from './freeze.tsx'
import { briefingWords } from './words.ts'

/** The day, how far it is, the clock until it is due, and what may be done with it. */
export function ReportHead({ day, report }: { day: Day; report: ReportView | undefined }) {
  const words = useWords(briefingWords)
  const formats = useFormats()
  const session = useSession()
  return (
    <header className="report-head">
      <div className="day-head">
        <h1>{words.title(formats.day(day))}</h1>
        <DayChoice />
      </div>
      {report && (
        <div className="day-head">
          <State report={report} />
          {report.state === 'open' && <Due due={report.due} />}
          <div className="day-buttons report-actions">
            {can(session, 'briefings.freeze') && report.state === 'open' && report.day <= report.today && (
              <Freeze report={report} />
            )}
            <a className="plain-button day-button" href={urlOf(reportSheet, { params: { day } })} download>
              {words.export}
            </a>
            <a
              className="plain-button day-button"
              href={urlOf(reportPrint, { params: { day } })}
              target="_blank"
              rel="noreferrer"
            >
              {words.print}
            </a>
          </div>
        </div>
      )}
      {report?.frozenAt && (
        <p className="day-soft">
          {words.frozenBy(report.frozenBy ?? '', formats.dateTime(report.frozenAt))}
          {report.blockHash && (
            <>
              {' · '}
              {words.hash} <code className="report-hash">{report.blockHash}</code>
            </>
          )}
        </p>
      )}
    </header>
  )
}

function State({ report }: { report: ReportView }) {
  const { states } = useWords(briefingWords)
  const formats = useFormats()
  const frozen = report.state === 'frozen'
  return (
    <strong role="status" className={frozen ? 'day-mark day-mark-good' : 'day-mark day-mark-warn'}>
      {frozen ? states.frozen(formats.number(report.number ?? 0)) : states[report.state as 'open' | 'freezing']}
    </strong>
  )
}

/** The clock moves by the minute. */
function Due({ due }: { due: string }) {
  const words = useWords(briefingWords)
  const formats = useFormats()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.round((Date.parse(due) - now) / 60_000)
  const size = Math.abs(minutes)
  const text =
    size < 60
      ? words.minutes(formats.number(size))
      : words.hours(formats.number(Math.floor(size / 60)), String(size % 60))
  return (
    <span className={minutes < 0 ? 'day-bad' : 'day-soft'}>
      {words.due(formats.time(due))} · {(minutes < 0 ? words.overdueBy : words.left)(text)}
    </span>
  )
}
