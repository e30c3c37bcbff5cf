import { late, mostLate } from '@gridward/contract/briefings'
import type { Reply } from '@gridward/contract/route'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { AreaPath } from '../doors/area-path.tsx'
import { householdsOf, type ListLink } from '../doors/lists.ts'
import { useArea } from '../doors/own-areas.ts'
import { Sheet } from '../doors/sheet.tsx'
import { can, useSession } from '../session.ts'
import { lateWords } from './words.ts'
import '../doors/page.css'

type Item = Reply<typeof late>[number]
/** Asked for again this often, ms: what time alone makes late is told by no event. */
const often = 30_000

const listOf = ({ what, area }: Item): ListLink => {
  const lists: Record<Item['what'], ListLink> = {
    appeals: { to: '/orders', search: { tab: 'appeals' } },
    calls: { to: '/calls', search: { area, late: 'yes' } },
    confirmation: { to: '/report', search: { area } },
    coverage: householdsOf(area, { late: 'overdue' }),
  }
  return lists[what]
}

/** What is late, since when and whose it is; the worst first. */
export function LatePage() {
  const words = useWords(lateWords)
  const formats = useFormats()
  const { area } = useArea()
  const query = useQuery({
    queryKey: ['late'],
    queryFn: ({ signal }) => call(late, { signal }),
    refetchInterval: often,
  })
  const items = query.data?.filter((item) => item.area.startsWith(area))
  return (
    <div className="day">
      <div className="day-head">
        <h1>{words.title}</h1>
        {items && <span className="number">{words.count(formats.number(items.length))}</span>}
      </div>
      <AreaPath />
      <p className="day-soft">
        {words.lead} {query.data && query.data.length >= mostLate && words.most(formats.number(mostLate))}
      </p>
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {items?.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {items && items.length > 0 && <Table items={items} />}
    </div>
  )
}

function Table({ items }: { items: readonly Item[] }) {
  const words = useWords(lateWords)
  return (
    <Sheet label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            <th scope="col" className="late-what">
              {words.what}
            </th>
            <th scope="col">{words.who}</th>
            <th scope="col" className="day-wide">
              {words.since}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.what + item.area} item={item} />
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}

function Row({ item }: { item: Item }) {
  const words = useWords(lateWords)
  const formats = useFormats()
  const appoints = can(useSession(), 'areas.write')
  const { to, search } = listOf(item)
  return (
    <tr>
      <th scope="row">{item.name}</th>
      <td>
        <Link className="day-bad" to={to as '/'} search={search as never}>
          {words.whats[item.what](formats.number(item.n))}
        </Link>
      </td>
      <td>
        {item.responsible.map((one) => one.name).join('、') || (
          <>
            <span className="day-soft">{words.nobody}</span>{' '}
            {appoints && (
              <Link to="/areas" search={{ area: item.area }}>
                {words.assign}
              </Link>
            )}
          </>
        )}
      </td>
      <td className="day-wide number">{item.since ? formats.dateTime(item.since) : ''}</td>
    </tr>
  )
}
