import type { Verb } from '@gridward/contract/verbs'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { useInSight } from '../kit/in-sight.ts'
import { can, useSession } from '../session.ts'
import { roundWords } from './words.ts'
import '../doors/page.css'
import './rounds.css'

const tabs = [
  ['rounds', '/rounds', 'declarations.read'],
  ['paper', '/rounds/paper', 'declarations.visit'],
  ['codes', '/rounds/codes', 'declarations.read'],
  ['keying', '/rounds/keying', 'declarations.key'],
  ['forms', '/rounds/forms', 'declarations.key'],
] as const satisfies readonly (readonly [string, string, Verb])[]

/** The pages of a round, each for those who may use it. */
export function Tabs() {
  const words = useWords(roundWords)
  const session = useSession()
  const bar = useInSight<HTMLElement>(null)
  return (
    <nav ref={bar} className="day-tabs" aria-label={words.menu}>
      {tabs
        .filter(([, , verb]) => can(session, verb))
        .map(([name, to]) => (
          <Link key={name} to={to} activeOptions={{ exact: true, includeSearch: false }}>
            {words.tabs[name]}
          </Link>
        ))}
    </nav>
  )
}
