import type { PairFact, PairView } from '@gridward/contract/people/pairs'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { Sheet } from '../../doors/sheet.tsx'
import { factWords } from '../fact-words.ts'
import { digitOf, disputed } from './choosing.ts'
import { pairWords } from './words.ts'

type Props = {
  view: PairView
  /** Facts that shall be as in the newer record. */
  keep: readonly string[]
  toggle: ((field: string) => void) | undefined
}

/** Fact by fact; where they differ, a digit or a click says whose counts. What is disputed stands first. */
export function PairFacts({ view, keep, toggle }: Props) {
  const words = useWords(pairWords)
  const text = factWords(useLanguage().language)
  const open = disputed(view.facts)
  const rows = [...open, ...view.facts.filter((fact) => !open.includes(fact))]
  return (
    <Sheet label={words.fact}>
      <table className="people-facts pairs-facts">
        <thead>
          <tr>
            <th scope="col">{words.fact}</th>
            <th scope="col">{words.newer}</th>
            <th scope="col">{words.older}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((fact) => {
            const digit = digitOf(open.indexOf(fact))
            const mine = keep.includes(fact.field)
            const choice = open.includes(fact) && toggle && { toggle: () => toggle(fact.field), digit }
            return (
              <tr key={fact.field}>
                <th scope="row">
                  {text.label(fact.field)} {choice && digit && <kbd title={words.choose(digit)}>{digit}</kbd>}
                </th>
                <Side fact={fact} side="person" chosen={mine} choice={choice} />
                <Side fact={fact} side="other" chosen={!mine} choice={choice} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </Sheet>
  )
}

type SideProps = {
  fact: PairFact
  side: 'person' | 'other'
  chosen: boolean
  choice: { toggle: () => void; digit: string | null } | false | undefined
}

function Side({ fact, side, chosen, choice }: SideProps) {
  const words = useWords(pairWords)
  const text = factWords(useLanguage().language)
  const value = fact[side]
  const shown = value === null ? words.nothing : text.value(fact.field, value)
  if (!choice) return <td className={value === null ? 'day-soft' : ''}>{shown}</td>
  // two masked values can look alike and differ
  const alike = JSON.stringify(fact.person) === JSON.stringify(fact.other)
  return (
    <td className={chosen ? 'pairs-chosen' : ''}>
      <button type="button" className="pairs-choice" aria-pressed={chosen} onClick={() => chosen || choice.toggle()}>
        {shown}
        {alike && <span className="day-mark day-mark-warn">{words.hidden}</span>}
        {chosen && <span className="day-mark">{words.counts}</span>}
      </button>
    </td>
  )
}
