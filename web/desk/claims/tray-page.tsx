import { listTray, readTray, settleTray } from '@gridward/contract/declarations/claims'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { useMoving } from '../doors/moving.ts'
import { useArea } from '../doors/own-areas.ts'
import { Tabs } from './tabs.tsx'
import { VisitTold } from './visit-told.tsx'
import { claimWords } from './words.ts'
import '../doors/page.css'
import './claims.css'

/** What was sent and not entered: looked at one by one, and closed with a sentence. */
export function TrayPage() {
  const words = useWords(claimWords)
  const { area } = useArea()
  const { id } = useSearch({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: ['tray', area],
    queryFn: ({ pageParam, signal }) =>
      call(listTray, { query: { area, limit: 50, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const again = (): void => void queries.invalidateQueries({ queryKey: ['tray', area] })
  useMoving({ metrics: [], matters: (kind) => kind.startsWith('declarations.'), again })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const open = items.find((item) => item.id === id)
  return (
    <div className="day">
      <Tabs />
      <h1>{words.tray.title}</h1>
      <p className="day-soft">{words.tray.lead}</p>
      {list.isPending && <Loading />}
      {list.isError && <Failed problem={list.error} again={() => void list.refetch()} />}
      {list.data && items.length === 0 && <Empty title={words.tray.none} why={words.tray.noneWhy} />}
      {items.length > 0 && (
        <div className={open ? 'claims claims-open' : 'claims'}>
          <Queue items={items} chosen={id} onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />
          {open ? (
            <Thing
              key={open.id}
              id={open.id}
              onSettled={() => {
                void navigate({ to: '/claims/tray', search: {} })
                again()
              }}
            />
          ) : (
            <p className="day-panel day-soft claims-none">{words.tray.choose}</p>
          )}
        </div>
      )}
    </div>
  )
}

type Item = {
  id: string
  area: string
  kind: keyof (typeof claimWords)['en']['tray']['kinds']
  by: string | null
  receivedAt: string
}
type QueueProps = { items: readonly Item[]; chosen: string | undefined; onMore: (() => void) | undefined }

function Queue({ items, chosen, onMore }: QueueProps) {
  const words = useWords(claimWords)
  const formats = useFormats()
  const nameOf = useAreaName()
  return (
    <nav className="claims-queue" aria-label={words.tray.title}>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/claims/tray" search={{ id: item.id }} aria-current={item.id === chosen}>
              <strong>{words.tray.kinds[item.kind]}</strong>
              <span className="day-soft">{nameOf(item.area)}</span>
              <span className="day-soft">{words.tray.by(item.by ?? '', formats.dateTime(item.receivedAt))}</span>
            </Link>
          </li>
        ))}
      </ul>
      {onMore && (
        <button type="button" className="plain-button" onClick={onMore}>
          {words.more}
        </button>
      )}
    </nav>
  )
}

function Thing({ id, onSettled }: { id: string; onSettled: () => void }) {
  const words = useWords(claimWords)
  const query = useQuery({
    queryKey: ['tray thing', id],
    queryFn: ({ signal }) => call(readTray, { params: { id }, signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  return (
    <section className="day-panel claims-panel">
      <p className="claims-back">
        <Link to="/claims/tray">← {words.back}</Link>
      </p>
      {query.isPending && <Loading />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && (
        <>
          <h2>{words.tray.kinds[query.data.kind]}</h2>
          <Settle id={id} onSettled={onSettled} />
          <h3>{words.tray.content}</h3>
          <VisitTold content={query.data.content} />
        </>
      )}
    </section>
  )
}

function Settle({ id, onSettled }: { id: string; onSettled: () => void }) {
  const words = useWords(claimWords).tray
  const [how, setHow] = useState('')
  const send = useMutation({
    mutationFn: () => call(settleTray, { params: { id }, body: { how: how.trim() } }),
    onSuccess: onSettled,
  })
  return (
    <form
      className="day-buttons claims-judge"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <ProblemSummary problem={send.error} />
      <label className="claims-reason">
        {words.how}
        <input
          value={how}
          required
          maxLength={200}
          placeholder={words.example}
          onChange={(event) => setHow(event.target.value)}
        />
      </label>
      <button type="submit" className="main-button" disabled={send.isPending || !how.trim()}>
        {words.settle}
      </button>
    </form>
  )
}
