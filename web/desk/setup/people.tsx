import type { Verb } from '@gridward/contract/verbs'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { can, useSession } from '../session.ts'
import { setupWords } from './words.ts'

const offers = [
  ['invite', '/invitations', 'access.invite'],
  ['accounts', '/accounts', 'access.grant'],
  ['duties', '/areas', 'areas.write'],
  ['baseline', '/imports', 'imports.run'],
  ['rounds', '/rounds', 'declarations.baseline'],
  ['paper', '/rounds/paper', 'declarations.visit'],
] as const satisfies readonly (readonly [string, string, Verb])[]

/** What is left once the areas stand: people, baseline, the first round. */
export function People() {
  const words = useWords(setupWords).people
  const session = useSession()
  return (
    <ul className="setup-offers">
      {offers
        .filter(([, , verb]) => can(session, verb))
        .map(([name, to]) => (
          <li key={name}>
            <Link to={to}>{words[name]}</Link>
            <p>{words[`${name}What`]}</p>
          </li>
        ))}
    </ul>
  )
}
