import type { HouseholdLine, PersonLine } from '@gridward/contract/people/parts'
import { tagWords } from '@gridward/contract/words/tags'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from './area-path.tsx'
import { Marks } from './households-page.tsx'
import { householdsOf } from './lists.ts'
import { householdQuery } from './queries.ts'
import { Sheet } from './sheet.tsx'
import { coverageWords } from './words.ts'
import './page.css'

/** One door: how it stands, and who lives there, masked. */
export function HouseholdPage() {
  const words = useWords(coverageWords).households
  const { id } = useParams({ from: '/frame/households/$id' })
  const query = useQuery(householdQuery(id))
  if (query.isPending) return <Loading />
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  const { household, people } = query.data
  const list = householdsOf(household.area)
  return (
    <div className="day">
      <p>
        <Link to={list.to as '/'} search={list.search as never}>
          ← {words.title}
        </Link>
      </p>
      <h1>{household.address}</h1>
      <Door line={household} />
      <section className="day-panel">
        <h2>{words.people(String(people.length))}</h2>
        <p className="day-soft">
          {words.masked} {words.journaled}
        </p>
        {people.length === 0 ? <p>{words.nobody}</p> : <People people={people} />}
      </section>
    </div>
  )
}

function Door({ line }: { line: HouseholdLine }) {
  const words = useWords(coverageWords).households
  const formats = useFormats()
  const nameOf = useAreaName()
  const time = (instant: string | null): string => (instant ? formats.dateTime(instant) : '—')
  const lines = [
    [words.reach, words.reaches[line.reach]],
    [words.state, <Marks key="marks" line={line} />],
    [words.grid, nameOf(line.area)],
    [words.use, words.uses[line.use]],
    [words.expected, line.expected ? '✓' : '—'],
    [words.tries, formats.number(line.tries)],
    [words.reachedAt, time(line.reachedAt)],
    [words.dueAt, time(line.dueAt)],
  ] as const
  return (
    <dl className="day-facts day-panel">
      {lines.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function People({ people }: { people: readonly PersonLine[] }) {
  const words = useWords(coverageWords).households
  const tags = useWords(tagWords).kinds
  return (
    <Sheet label={words.title}>
      <table>
        <thead>
          <tr>
            {[words.name, words.age, words.idNumber, words.phone, words.tags].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link to={'/people/$id' as '/'} params={{ id: person.id } as never}>
                  {person.name || words.openPerson}
                </Link>
              </th>
              <td className="number">{person.age ?? '—'}</td>
              <td className="number">{person.idNumber || '—'}</td>
              <td className="number">{person.phone || '—'}</td>
              <td>{person.tags.map((tag) => tags[tag.kind]).join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
