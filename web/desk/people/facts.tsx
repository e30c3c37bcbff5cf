import type { Fact, PersonView } from '@gridward/contract/people/parts'
import { fieldNames } from '@gridward/contract/questionnaire/fields'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { dayOf } from '@gridward/contract/days'
import { Sheet } from '../doors/sheet.tsx'
import { useSession } from '../session.ts'
import { factWords } from './fact-words.ts'
import { peopleWords } from './words.ts'

/** What a later word contradicts comes first, then what nobody has verified, then the order of the register. */
const rank = (fact: Fact): number => (fact.waiting !== null ? 0 : fact.verified ? 2 : 1)
const place = (fact: Fact): number => (fieldNames as readonly string[]).indexOf(fact.field)

/** Every fact with where it comes from. */
export function Facts({ person }: { person: PersonView }) {
  const words = useWords(peopleWords).person
  const text = factWords(useLanguage().language)
  return (
    <section className="day-panel">
      <h2>{words.facts}</h2>
      {person.facts.length === 0 ? (
        <p className="day-soft">{words.noFacts}</p>
      ) : (
        <Sheet label={words.facts}>
          <table className="people-facts">
            <thead>
              <tr>
                <th scope="col">{words.fact}</th>
                <th scope="col">{words.value}</th>
                <th scope="col">{words.from}</th>
              </tr>
            </thead>
            <tbody>
              {person.facts
                .toSorted((a, b) => rank(a) - rank(b) || place(a) - place(b))
                .map((fact) => (
                  <tr key={fact.field}>
                    <th scope="row">{text.label(fact.field)}</th>
                    <td>
                      {text.value(fact.field, fact.value)}
                      {fact.waiting !== null && (
                        <span className="day-mark day-mark-warn">
                          {words.waiting(text.value(fact.field, fact.waiting))}
                        </span>
                      )}
                    </td>
                    <td>
                      <Provenance fact={fact} />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </section>
  )
}

function Provenance({ fact }: { fact: Fact }) {
  const words = useWords(peopleWords).person
  const formats = useFormats()
  const { zone } = useSession().district
  const day = formats.day(dayOf(fact.observedAt, zone), true)
  return (
    <>
      <span title={formats.dateTime(fact.observedAt)}>
        {words.provenance(day, words.source[fact.source], fact.by ?? '')}
      </span>{' '}
      {!fact.verified && <span className="day-mark">{words.unverified}</span>}
    </>
  )
}
