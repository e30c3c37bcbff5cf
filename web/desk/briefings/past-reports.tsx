import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { daysQuery } from './queries.ts'
import { briefingWords } from './words.ts'

/** Frozen days by their number, newest first. */
export function PastReports() {
  const words = useWords(briefingWords).past
  const formats = useFormats()
  const days = useQuery(daysQuery)
  return (
    <section className="day-panel">
      <h2>{words.title}</h2>
      {days.isPending && <Loading lines={3} />}
      {days.isError && <Failed problem={days.error} again={() => void days.refetch()} />}
      {days.data?.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {days.data && days.data.length > 0 && (
        <ul className="report-past">
          {days.data.map(({ day, number, frozenAt, missing, document }) => (
            <li key={day}>
              <Link to="/report" search={{ day }}>
                {words.line(formats.number(number), formats.day(day))}
              </Link>
              <span className="day-soft number">{formats.dateTime(frozenAt)}</span>
              {document && <span className="day-mark day-mark-good">{document}</span>}
              {missing > 0 && <span className="day-mark day-mark-warn">{words.missing(formats.number(missing))}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
