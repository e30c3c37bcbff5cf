import { readJournal, type JournalLine } from '@gridward/contract/access/journal'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { FilterBar, type Filter } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { can, useSession } from '../session.ts'
import { Check } from './check.tsx'
import { journalWords } from './journal-words/words.ts'
import { JournalContent } from './journal-content.tsx'
import { kindWords } from './kinds/words.ts'
import { useAreaName } from './names.ts'
import { accessDeskWords } from './words.ts'
import './access.css'

/** Who did what and looked at whom, for those who supervise; auditors also verify that nothing was changed. */
export function JournalPage() {
  const words = useWords(accessDeskWords).journal
  const session = useSession()
  const [values, setValues] = useFilters(['area', 'kind', 'actor', 'subject'])
  const lines = useInfiniteQuery({
    queryKey: ['journal', values],
    queryFn: ({ pageParam, signal }) =>
      call(readJournal, { query: { ...values, limit: 50, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rooms = Object.entries(words.rooms).map(([value, text]) => ({ value, text }))
  const filters: Filter[] = [
    { key: 'area', kind: 'area', label: words.area },
    { key: 'kind', kind: 'choice', label: words.groups, options: rooms },
    ...(values.actor ? [{ key: 'actor', kind: 'search', label: words.actor } as const] : []),
    ...(values.subject ? [{ key: 'subject', kind: 'search', label: words.subject } as const] : []),
  ]
  const items = lines.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="access access-broad">
      <h1>{words.title}</h1>
      <p className="access-lead">{words.lead}</p>
      {can(session, 'journal.verify') && <Check />}
      <FilterBar filters={filters} values={values} onChange={setValues} />
      {lines.isPending && <Loading lines={10} />}
      {lines.isError && <Failed problem={lines.error} again={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {items.length > 0 && <Lines items={items} onFilter={setValues} />}
      {lines.hasNextPage && (
        <button
          type="button"
          className="plain-button"
          disabled={lines.isFetchingNextPage}
          onClick={() => void lines.fetchNextPage()}
        >
          {words.more}
        </button>
      )}
    </div>
  )
}

type Filtering = (to: { actor?: string; subject?: string }) => void

function Lines({ items, onFilter }: { items: readonly JournalLine[]; onFilter: Filtering }) {
  const words = useWords(accessDeskWords).journal
  return (
    <div className="access-scroll" tabIndex={0}>
      <table className="access-table access-journal">
        <thead>
          <tr>
            {[words.seq, words.at, words.actor, words.kind, words.area, words.content].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <Line key={line.seq} line={line} onFilter={onFilter} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line, onFilter }: { line: JournalLine; onFilter: Filtering }) {
  const words = useWords(accessDeskWords).journal
  const kinds: Record<string, string> = useWords(kindWords)
  const under: Readonly<Record<string, string>> = words.under
  const formats = useFormats()
  const areaName = useAreaName()
  const jobs: Readonly<Record<string, string | undefined>> = useWords(journalWords).jobs
  const { actor, subject } = line
  return (
    <tr>
      <td className="number">{line.seq}</td>
      <td className="number">{formats.dateTime(line.at)}</td>
      <td>
        {actor && (
          <button type="button" className="access-link" title={words.mine} onClick={() => onFilter({ actor })}>
            {line.actorName ?? jobs[actor] ?? actor}
          </button>
        )}
      </td>
      <td>
        {kinds[line.kind] ?? line.kind}
        {subject && (
          <button type="button" className="access-link" onClick={() => onFilter({ subject })}>
            （{words.about}）
          </button>
        )}
      </td>
      <td>{areaName(line.area)}</td>
      <td>
        {line.erasedAt ? (
          <span className="access-gone">
            {words.erased(formats.dateTime(line.erasedAt), under[line.erasedUnder ?? ''] ?? '')}
          </span>
        ) : (
          line.content !== null && <JournalContent content={line.content} />
        )}
      </td>
    </tr>
  )
}
