import { parentOf } from '@gridward/contract/paths'
import { ruleWords } from '@gridward/contract/words/rules'
import { Link } from '@tanstack/react-router'
import { createContext, useContext, type ReactNode } from 'react'
import { sentenceOf } from '../../ui/parts/problem.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { can, useSession } from '../session.ts'
import { least, type Found } from './use-find.ts'
import { findWords } from './words.ts'

type To = { to: string; params?: Record<string, string>; search?: Record<string, string> }

/** Called when a line is followed, so that the box closes. */
const Gone = createContext<() => void>(() => undefined)

/** What was found, in groups; every line is a link. */
export function Results({ found, onGone }: { found: Found; onGone: () => void }) {
  const words = useWords(findWords)
  const { language } = useLanguage()
  const { areas, people, doors, calls, finding, problem, q } = found
  const nothing = areas.length + people.length + doors.length + calls.length === 0
  return (
    <div className="find-results">
      <Gone value={onGone}>
        <Groups found={found} />
      </Gone>
      <p role="status" className="find-says">
        {finding
          ? words.finding
          : problem
            ? sentenceOf(problem, language)
            : q.length < least && nothing
              ? words.short
              : nothing
                ? words.none
                : people.length > 0 && words.masked}
      </p>
    </div>
  )
}

function Groups({ found: { areas, people, doors, calls, morePeople, q } }: { found: Found }) {
  const words = useWords(findWords)
  const { callKinds } = useWords(ruleWords)
  const nameOf = useAreaName()
  const session = useSession()
  const areaPage = can(session, 'declarations.read') ? '/coverage' : '/areas'
  return (
    <>
      <Group title={words.areas} n={areas.length}>
        {areas.map(({ path, name }) => (
          <Line
            key={path}
            to={{ to: areaPage, search: { area: path } }}
            text={name}
            beside={path.length > 9 ? nameOf(parentOf(path)!) : ''}
          />
        ))}
      </Group>
      <Group title={words.people} n={people.length}>
        {people.map(({ id, name, idNumber, phone, address, area }) => (
          <Line
            key={id}
            to={{ to: '/people/$id', params: { id } }}
            text={[name, idNumber, phone].filter(Boolean).join('　')}
            beside={[nameOf(area), address].filter(Boolean).join(' ')}
          />
        ))}
        {morePeople && <Line to={{ to: '/people', search: { q } }} text={words.all} beside="" />}
      </Group>
      <Group title={words.doors} n={doors.length}>
        {doors.map(({ id, address, area }) => (
          <Line key={id} to={{ to: '/households/$id', params: { id } }} text={address} beside={nameOf(area)} />
        ))}
      </Group>
      <Group title={words.calls} n={calls.length}>
        {calls.map(({ id, summary, kind, area }) => (
          <Line
            key={id}
            to={{ to: '/calls', search: { id } }}
            text={summary}
            beside={`${callKinds[kind]} ${nameOf(area)}`}
          />
        ))}
      </Group>
    </>
  )
}

function Group({ title, n, children }: { title: string; n: number; children: ReactNode }) {
  if (n === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function Line({ to, text, beside }: { to: To; text: string; beside: string }) {
  const onGone = useContext(Gone)
  return (
    <li>
      <Link {...(to as { to: '/' })} onClick={onGone}>
        {text} <span>{beside}</span>
      </Link>
    </li>
  )
}
