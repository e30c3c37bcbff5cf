import type { CoverageLine } from '@gridward/contract/declarations/coverage'
import { levelOf } from '@gridward/contract/paths'
import { Link } from '@tanstack/react-router'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Count } from './count.tsx'
import { householdsOf, listOf, visitsOf } from './lists.ts'
import { Sheet } from './sheet.tsx'
import { reached, worstFirst } from './taking.ts'
import { coverageWords } from './words.ts'

const columns = ['notReached', 'overdue', 'noAnswer', 'refused', 'visited', 'declared', 'empty', 'fresh'] as const
/** Still there where the page is narrow; the others open with the area. */
const narrow: ReadonlySet<string> = new Set(['notReached', 'overdue'])

/** The areas one level below, worst first. */
type Of = { day: string; frozen: boolean }

export function CoverageTable({ lines, ...of }: { lines: readonly CoverageLine[] } & Of) {
  const words = useWords(coverageWords)
  if (lines.length === 0) return <p className="day-soft">{words.none}</p>
  return (
    <section className="day">
      <h2>{words.below[levelOf(lines[0]!.area)]}</h2>
      <p className="day-soft">{words.worst}</p>
      <Sheet label={words.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.area}</th>
              <th scope="col" className="day-n">
                {words.measures.rate}
              </th>
              {columns.map((key) => (
                <th key={key} scope="col" className={narrow.has(key) ? 'day-n' : 'day-n day-wide'}>
                  {words.measures[key]}
                </th>
              ))}
              <th scope="col" className="day-n day-wide">
                {words.measures.found}
              </th>
              <th scope="col" className="day-n day-wide">
                {words.measures.missing}
              </th>
              <th scope="col" className="day-n day-wide">
                {words.measures.baseline}
              </th>
              <th scope="col" className="day-n day-wide">
                {words.measures.disagreement}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.toSorted(worstFirst).map((line) => (
              <Row key={line.area} line={line} {...of} />
            ))}
          </tbody>
        </table>
      </Sheet>
    </section>
  )
}

const listFor = (line: CoverageLine, key: (typeof columns)[number]) =>
  key === 'overdue'
    ? householdsOf(line.area, { late: 'overdue' })
    : key === 'fresh'
      ? householdsOf(line.area, { late: 'fresh' })
      : listOf(`coverage.${key}`, line.area, '')

function Row({ line, day, frozen }: { line: CoverageLine } & Of) {
  const words = useWords(coverageWords)
  const formats = useFormats()
  const { area, baseline } = line
  const second = (kind: string) => visitsOf(area, day, { kind, ...(frozen && { arrival: 'inTime' }) })
  const named = (text: string): string => `${line.name} ${text}`
  return (
    <tr>
      <th scope="row">
        <Link to="." search={((before: object) => ({ ...before, area })) as never}>
          {line.name}
        </Link>
      </th>
      <td className="day-n">
        {formats.percent(reached(line), line.households)}
        <small className="day-soft">
          {formats.number(reached(line))}/{formats.number(line.households)}
        </small>
      </td>
      {columns.map((key) => (
        <td key={key} className={narrow.has(key) ? 'day-n' : 'day-n day-wide'}>
          <Count n={line[key]} list={listFor(line, key)} label={named(words.measures[key])} bad={narrow.has(key)} />
        </td>
      ))}
      {(['found', 'missing'] as const).map((beside) => (
        <td key={beside} className="day-n day-wide">
          <Count n={line[beside]} list={householdsOf(area, { beside })} label={named(words.measures[beside])} />
        </td>
      ))}
      <td className="day-n day-wide" title={baseline ? words.baselineFrom(baseline.source, baseline.countedOn) : ''}>
        {baseline ? formats.number(baseline.households) : '—'}
      </td>
      <td className="day-n day-wide">
        {line.seconds === 0 ? (
          '—'
        ) : (
          <>
            <Count n={line.disagreed} list={second('disagrees')} label={named(words.measures.disagreement)} />/
            <Count n={line.seconds} list={second('second')} label={named(words.seconds)} />
          </>
        )}
      </td>
    </tr>
  )
}
