import { useInfiniteQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { uiWords } from '../../ui/words.ts'
import { deskWords } from '../words.ts'
import type { Column, PageOf } from './column.ts'
import { ColumnChoice } from './column-choice.tsx'
import { useColumns } from './columns-shown.ts'
import { Rows } from './rows.tsx'
import './ledger.css'

export type LedgerProps<Row> = {
  /** Under this name the chosen columns are kept. */
  name: string
  /** What the list is called, for screen readers. */
  title: string
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Names what is asked for: a new key asks anew. */
  queryKey: readonly unknown[]
  /** Reads the page after `after`. */
  read: (after: string | undefined, signal: AbortSignal) => Promise<PageOf<Row>>
  onOpen?: (row: Row) => void
  /** Keys of the chosen rows; left out where nothing is done with several rows. */
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** The whole list as a workbook. */
  exportHref?: string
  /** Filters, and buttons for the chosen rows. */
  filters?: ReactNode
  actions?: ReactNode
  /** Why the list may be empty and what to do; a plain sentence about filters unless given. */
  emptyWhy?: string
}

/** A list of records: read page by page as one scrolls, filtered by the address, with columns of one's choice. */
export function Ledger<Row>(props: LedgerProps<Row>) {
  const words = useWords(deskWords).ledger
  const { columns, queryKey, read } = props
  const choice = useColumns(props.name, columns)
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  })
  const rows = query.data?.pages.flatMap((page) => page.items)
  const last = query.data?.pages.at(-1)
  const box = useHeightBelow()
  return (
    <section ref={box} className="ledger" aria-label={props.title}>
      <Bar {...props} choice={choice} />
      {query.isPending && <Loading lines={12} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {rows?.length === 0 && !query.isError && <Empty title={words.none} why={props.emptyWhy ?? words.noneWhy} />}
      {rows && last && rows.length > 0 && (
        <>
          <Rows
            {...props}
            columns={choice.shown}
            rows={rows}
            total={last.total}
            stale={query.isPlaceholderData}
            onEnd={() => {
              if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
            }}
          />
          <Foot total={last.total} more={last.more} loading={query.isFetchingNextPage} />
        </>
      )}
    </section>
  )
}

/** The list takes what the window has left under it, so that the page itself does not scroll. */
function useHeightBelow(): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element)
      element.style.blockSize = `calc(100vh - ${element.getBoundingClientRect().top + window.scrollY + 24}px)`
  }, [])
  return box
}

function Bar<Row>(props: LedgerProps<Row> & { choice: ReturnType<typeof useColumns<Row>> }) {
  const words = useWords(deskWords).ledger
  const formats = useFormats()
  const { selected, choice } = props
  return (
    <div className="ledger-bar">
      {props.filters}
      <div className="ledger-tools">
        {selected && selected.size > 0 && <span>{words.selected(formats.number(selected.size))}</span>}
        {props.actions}
        <ColumnChoice columns={props.columns} isShown={choice.isShown} onToggle={choice.toggle} />
        {props.exportHref && (
          <a className="plain-button ledger-export" href={props.exportHref} download>
            {words.export}
          </a>
        )}
      </div>
    </div>
  )
}

function Foot({ total, more, loading }: { total: number; more: boolean; loading: boolean }) {
  const words = useWords(deskWords).ledger
  const ui = useWords(uiWords)
  const formats = useFormats()
  const count = formats.number(total)
  return (
    <p className="ledger-foot" role="status">
      <span className="number">{words.total(more ? ui.moreThan(count) : count)}</span>
      <span>{loading ? words.loadingMore : words.keys}</span>
    </p>
  )
}
