import { dayOf } from '@gridward/contract/days'
import { roleWords } from '@gridward/contract/words/roles'
import { Link } from '@tanstack/react-router'
import { useTree } from '../../ui/areas/area-choice.tsx'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { menu } from '../menu.ts'
import { can, useSession } from '../session.ts'
import { deskWords } from '../words.ts'
import { ToDo } from './to-do.tsx'
import { Unfinished } from './unfinished.tsx'
import './home.css'

/** Who I am here, where, until when, and what I can open. */
export function HomePage() {
  const { language } = useLanguage()
  const words = useWords(deskWords)
  const roles: Record<string, string> = useWords(roleWords)
  const session = useSession()
  const formats = useFormats()
  const names = new Map(useTree()?.areas.map((area) => [area.path, area.name]))
  return (
    <div className="home">
      <h1>{words.home.title(session.account.name)}</h1>
      {can(session, 'areas.redivide') && <Unfinished />}
      {can(session, 'briefings.read') && <ToDo />}
      <section>
        <h2>{words.home.duties}</h2>
        <ul className="home-duties">
          {session.grants.map((grant) => (
            <li key={grant.role + grant.prefix}>
              <strong>{roles[grant.role] ?? grant.role}</strong>{' '}
              <span>{grant.prefix ? (names.get(grant.prefix) ?? grant.prefix) : words.frame.whole}</span>{' '}
              <span>{words.frame.until(formats.day(dayOf(grant.until, session.district.zone)))}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.home.open}</h2>
        <ul className="home-links">
          {can(session, 'declarations.visit') && (
            <li>
              <a href="/field">{words.home.phone}</a>
            </li>
          )}
          {menu
            .filter((entry) => can(session, entry.verb))
            .map((entry) => (
              <li key={entry.to}>
                <Link to={entry.to as '/'}>{entry.text[language]}</Link>
              </li>
            ))}
          {can(session, 'briefings.read') && (
            <li>
              <a href="/screen">{words.frame.wall}</a>
            </li>
          )}
        </ul>
      </section>
    </div>
  )
}
