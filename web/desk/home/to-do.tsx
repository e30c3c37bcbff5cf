import { figures, late, orMore } from '@gridward/contract/briefings'
import type { Verb } from '@gridward/contract/verbs'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { listOf, type ListLink } from '../doors/lists.ts'
import { useArea } from '../doors/own-areas.ts'
import { can, useSession } from '../session.ts'
import { deskWords } from '../words.ts'

const counted = ['claims.waiting', 'calls.open', 'people.maybeSame', 'coverage.notReached'] as const
type Name = 'late' | (typeof counted)[number]
const needs: Record<Name, Verb> = {
  late: 'briefings.read',
  'claims.waiting': 'declarations.judge',
  'calls.open': 'calls.read',
  'people.maybeSame': 'people.write',
  'coverage.notReached': 'declarations.read',
}
/** Asked for again this often, ms. */
const often = 60_000

const linkOf = (name: Name, area: string): ListLink => {
  if (name === 'late') return { to: '/late', search: { area } }
  return name === 'calls.open' ? { to: '/calls', search: { area } } : listOf(name, area, '')!
}

/** What waits for this person, each number with its list; what is nothing is left out. */
export function ToDo() {
  const words = useWords(deskWords).home
  const session = useSession()
  const { area } = useArea()
  const query = useQuery({
    queryKey: ['to do', area],
    queryFn: async ({ signal }) => {
      const [{ figures: rows }, things] = await Promise.all([
        call(figures, { query: { area, below: 'self', metrics: counted.join(',') }, signal }),
        call(late, { signal }),
      ])
      const n = (metric: string): number => rows.find((row) => row.area === area && row.metric === metric)?.n ?? 0
      const numbers: [Name, number][] = counted.map((metric) => [metric, n(metric)])
      return [['late', things.length] as [Name, number], ...numbers]
    },
    refetchInterval: often,
  })
  const open = (query.data ?? []).filter(([name, n]) => n > 0 && can(session, needs[name]))
  return (
    <section>
      <h2>{words.now}</h2>
      {query.isPending && <Loading lines={2} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && open.length === 0 && <p>{words.nothing}</p>}
      <ul className="home-now">
        {open.map(([name, n]) => (
          <Tile key={name} name={name} n={n} area={area} />
        ))}
      </ul>
    </section>
  )
}

function Tile({ name, n, area }: { name: Name; n: number; area: string }) {
  const words = useWords(deskWords).home.toDo
  const formats = useFormats()
  const { to, search } = linkOf(name, area)
  return (
    <li>
      <Link to={to as '/'} search={search as never} className={name === 'late' ? 'home-late' : ''}>
        <strong className="number">
          {formats.number(n)}
          {name === 'late' && orMore(n)}
        </strong>
        <span>{words[name]}</span>
      </Link>
    </li>
  )
}
