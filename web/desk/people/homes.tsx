import type { PersonView } from '@gridward/contract/people/parts'
import { Link } from '@tanstack/react-router'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { factWords } from './fact-words.ts'
import { peopleWords } from './words.ts'

/** Where somebody lives and lived, the newest first. */
export function Homes({ person }: { person: PersonView }) {
  const words = useWords(peopleWords).person
  const formats = useFormats()
  const text = factWords(useLanguage().language)
  const homes = person.homes.toSorted((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <section className="day-panel">
      <h2>{words.homes}</h2>
      {homes.length === 0 && <p className="day-soft">{words.noHome}</p>}
      <ul className="people-plain">
        {homes.map((home) => (
          <li key={home.household + home.from}>
            <Link to="/households/$id" params={{ id: home.household }}>
              {home.address}
            </Link>{' '}
            {text.value('member.relation', home.relation)}{' '}
            <span className="day-soft">
              {home.to
                ? words.homeUntil(formats.day(home.from), formats.day(home.to))
                : words.homeSince(formats.day(home.from))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
