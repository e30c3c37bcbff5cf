import type { CoverageLine } from '@gridward/contract/declarations/coverage'
import type { Day } from '@gridward/contract/days'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Count } from './count.tsx'
import { householdsOf, listOf, visitsOf, type ListLink } from './lists.ts'
import { reached } from './taking.ts'
import { coverageWords } from './words.ts'

type Props = { line: CoverageLine; day: Day; frozen: boolean }

/** The rate with its numerator and denominator, what was believed before beside it, then every state with its list. */
export function CoverageFigures({ line, day, frozen }: Props) {
  return (
    <div className="day-coverage">
      <Rate line={line} />
      <States line={line} day={day} frozen={frozen} />
      <Baseline line={line} />
      <Beside line={line} />
      <Second line={line} day={day} frozen={frozen} />
    </div>
  )
}

function Rate({ line }: { line: CoverageLine }) {
  const words = useWords(coverageWords)
  const formats = useFormats()
  const share = line.households === 0 ? 0 : reached(line) / line.households
  return (
    <section className="day-tile">
      <h2>{words.rate}</h2>
      <p className="day-figure number">{formats.percent(reached(line), line.households)}</p>
      <div className="day-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
      </div>
      <p className="number">{words.rateOf(formats.number(reached(line)), formats.number(line.households))}</p>
      <p className="day-soft">{words.rateWhat}</p>
    </section>
  )
}

function Baseline({ line }: { line: CoverageLine }) {
  const words = useWords(coverageWords)
  const formats = useFormats()
  const { baseline } = line
  if (!baseline)
    return (
      <section className="day-tile">
        <h2>{words.baseline}</h2>
        <p className="day-soft">{words.baselineNone}</p>
      </section>
    )
  const gap = line.households - baseline.households
  return (
    <section className="day-tile">
      <h2>{words.baseline}</h2>
      <p className="number">
        <span className="day-figure">{formats.number(baseline.households)}</span>{' '}
        {words.baselineOf(formats.number(baseline.people))}
      </p>
      <p className="day-soft">{words.baselineFrom(baseline.source, formats.day(baseline.countedOn))}</p>
      {gap !== 0 && <p>{(gap < 0 ? words.baselineGap : words.baselineMore)(formats.number(Math.abs(gap)))}</p>}
    </section>
  )
}

/** Found and missing stand side by side and are never set off against each other. */
function Beside({ line }: { line: CoverageLine }) {
  const words = useWords(coverageWords)
  return (
    <section className="day-tile">
      <h2>{words.beside}</h2>
      <dl className="day-pairs">
        {(['found', 'missing'] as const).map((beside) => (
          <div key={beside}>
            <dt>{words.measures[beside]}</dt>
            <dd>
              <Count n={line[beside]} list={householdsOf(line.area, { beside })} label={words.measures[beside]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="day-soft">{words.besideWhat}</p>
    </section>
  )
}

function Second({ line, day, frozen }: Props) {
  const words = useWords(coverageWords)
  const formats = useFormats()
  const of = (kind: string): ListLink => visitsOf(line.area, day, { kind, ...(frozen && { arrival: 'inTime' }) })
  return (
    <section className="day-tile">
      <h2>{words.second}</h2>
      {line.seconds === 0 ? (
        <p className="day-soft">{words.secondNone}</p>
      ) : (
        <>
          <p className="day-figure number">{formats.percent(line.disagreed, line.seconds)}</p>
          <dl className="day-pairs">
            <div>
              <dt>{words.measures.disagreement}</dt>
              <dd>
                <Count n={line.disagreed} list={of('disagrees')} label={words.measures.disagreement} />
              </dd>
            </div>
            <div>
              <dt>{words.seconds}</dt>
              <dd>
                <Count n={line.seconds} list={of('second')} label={words.seconds} />
              </dd>
            </div>
          </dl>
        </>
      )}
      <dl className="day-pairs">
        <div>
          <dt>{words.secondDue}</dt>
          <dd>
            <Count n={line.secondsDue} list={householdsOf(line.area, { late: 'second' })} label={words.secondDue} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** What somebody has to see to first. */
const states = ['overdue', 'notReached', 'noAnswer', 'refused', 'visited', 'declared', 'empty', 'fresh'] as const
const events = ['claims', 'visits', 'late'] as const
const bad: ReadonlySet<string> = new Set(['overdue', 'notReached'])

function States({ line, day, frozen }: Props) {
  const words = useWords(coverageWords).measures
  const { area } = line
  const lists: Record<(typeof states)[number] | (typeof events)[number], ListLink | null> = {
    overdue: householdsOf(area, { late: 'overdue' }),
    notReached: listOf('coverage.notReached', area, day),
    noAnswer: listOf('coverage.noAnswer', area, day),
    refused: listOf('coverage.refused', area, day),
    visited: listOf('coverage.visited', area, day),
    declared: listOf('coverage.declared', area, day),
    empty: listOf('coverage.empty', area, day),
    fresh: householdsOf(area, { late: 'fresh' }),
    claims: listOf('claims.waiting', area, day),
    visits: visitsOf(area, day, frozen ? { arrival: 'inTime' } : {}),
    late: visitsOf(area, day, { arrival: 'late' }),
  }
  return (
    <dl className="day-strip">
      {[...states, ...events].map((key) => (
        <div key={key}>
          <dt>{words[key]}</dt>
          <dd>
            <Count n={line[key]} list={lists[key]} label={words[key]} bad={bad.has(key)} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.people}</dt>
        <dd>
          <Count n={line.people} list={listOf('people', area, day)} label={words.people} />
        </dd>
      </div>
    </dl>
  )
}
