import type { CoverageLine } from '@gridward/contract/declarations/coverage'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { AreaPath } from '../doors/area-path.tsx'
import { useArea } from '../doors/own-areas.ts'
import { coverageQuery } from '../doors/queries.ts'
import { Sheet } from '../doors/sheet.tsx'
import { can, useSession } from '../session.ts'
import { roundWords } from './words.ts'

/** What was believed before, area by area; those without come first. */
export function Baseline() {
  const words = useWords(roundWords).baseline
  const formats = useFormats()
  const session = useSession()
  const { area } = useArea()
  const query = useQuery(coverageQuery(area, undefined))
  const lines = query.data?.children.length ? query.data.children : query.data ? [query.data.area] : []
  const without = lines.filter((line) => line.baseline === null).length
  return (
    <section className="day-panel">
      <div className="day-head">
        <h2>{words.title}</h2>
        {without > 0 && <span className="day-mark day-mark-warn">{words.missing(formats.number(without))}</span>}
        {can(session, 'imports.run') && (
          <Link className="plain-button day-button" to="/imports">
            {words.import}
          </Link>
        )}
      </div>
      <p className="day-soft">{words.what}</p>
      <AreaPath />
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {lines.length > 0 && (
        <Sheet label={words.title}>
          <table>
            <Head />
            <tbody>
              {lines.toSorted(withoutFirst).map((line) => (
                <Row key={line.area} line={line} />
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </section>
  )
}

function Head() {
  const words = useWords(roundWords).baseline
  return (
    <thead>
      <tr>
        <th scope="col">{words.area}</th>
        <th scope="col" className="day-n">
          {words.registered}
        </th>
        <th scope="col" className="day-n">
          {words.expected}
        </th>
        <th scope="col" className="day-n day-wide">
          {words.gap}
        </th>
        <th scope="col" className="day-wide">
          {words.source}
        </th>
      </tr>
    </thead>
  )
}

const gapOf = (line: CoverageLine): number => (line.baseline ? line.households - line.baseline.households : 0)
const withoutFirst = (a: CoverageLine, b: CoverageLine): number =>
  Number(a.baseline !== null) - Number(b.baseline !== null) || gapOf(a) - gapOf(b) || (a.area < b.area ? -1 : 1)

function Row({ line }: { line: CoverageLine }) {
  const words = useWords(roundWords).baseline
  const formats = useFormats()
  const { baseline } = line
  const gap = gapOf(line)
  return (
    <tr>
      <th scope="row">
        <Link to="." search={((before: object) => ({ ...before, area: line.area })) as never}>
          {line.name}
        </Link>
      </th>
      <td className="day-n">
        {formats.number(line.households)} / {formats.number(line.people)}
      </td>
      <td className="day-n">
        {baseline ? (
          `${formats.number(baseline.households)} / ${formats.number(baseline.people)}`
        ) : (
          <span className="day-mark day-mark-warn">{words.none}</span>
        )}
      </td>
      <td className={gap < 0 ? 'day-n day-wide day-bad' : 'day-n day-wide'}>
        {baseline ? `${gap > 0 ? '+' : ''}${formats.number(gap)}` : '—'}
      </td>
      <td className="day-wide">{baseline ? `${baseline.source} · ${formats.day(baseline.countedOn)}` : '—'}</td>
    </tr>
  )
}
