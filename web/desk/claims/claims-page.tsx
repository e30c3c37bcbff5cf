import { exportClaims } from '@gridward/contract/declarations/exports'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx'
import { useMoving } from '../doors/moving.ts'
import { useArea } from '../doors/own-areas.ts'
import { can, useSession } from '../session.ts'
import { ClaimPanel } from './claim-panel.tsx'
import { ClaimQueue } from './claim-queue.tsx'
import { claimsQuery } from './queries.ts'
import { Tabs } from './tabs.tsx'
import { typing } from './typing.ts'
import { claimWords } from './words.ts'
import '../doors/page.css'
import './claims.css'

/** The queue at the side, one claim at a time beside it, the keyboard for both. */
export function ClaimsPage() {
  const words = useWords(claimWords)
  const formats = useFormats()
  const session = useSession()
  const { list, claims, id, area, go, judged } = useQueue()
  return (
    <div className="day">
      <Tabs />
      <div className="day-head">
        <h1>{words.title}</h1>
        {list.data && <span className="number">{words.waiting(formats.number(list.data.pages[0]?.total ?? 0))}</span>}
        <AreaChoice label={words.area} value={area} onChange={(to) => go({ area: to, id: undefined })} />
        {can(session, 'exports.run') && (
          <a className="plain-button day-button" href={urlOf(exportClaims, { query: { area } })} download>
            {words.export}
          </a>
        )}
      </div>
      <p className="day-soft claims-lead">
        {words.lead} {words.keys}
      </p>
      {list.isPending && <Loading />}
      {list.isError && <Failed problem={list.error} again={() => void list.refetch()} />}
      {list.data && claims.length === 0 && !id && <Empty title={words.none} why={words.noneWhy} />}
      {(claims.length > 0 || id) && (
        <div className={id ? 'claims claims-open' : 'claims'}>
          <ClaimQueue
            claims={claims}
            chosen={id}
            onChoose={(to) => go({ id: to })}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
          {id ? (
            <ClaimPanel key={id} id={id} onJudged={judged} onBack={() => go({ id: undefined })} />
          ) : (
            <p className="day-panel day-soft claims-none">{words.choose}</p>
          )}
        </div>
      )}
    </div>
  )
}

/** The queue of an area, which of it is open, and how one goes on. */
function useQueue() {
  const { area } = useArea()
  const { id } = useSearch({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const list = useInfiniteQuery(claimsQuery(area))
  const again = (): void => void queries.invalidateQueries({ queryKey: ['claims'] })
  useMoving({ metrics: ['claims.waiting'], again })
  const claims = list.data?.pages.flatMap((page) => page.items) ?? []
  const go = useCallback(
    (search: { area?: string; id?: string | undefined }) =>
      void navigate({ to: '/claims', search: ((before: object) => ({ ...before, ...search })) as never }),
    [navigate],
  )
  const at = claims.findIndex((claim) => claim.id === id)
  useStepKeys((by) => {
    const next = claims[at < 0 ? 0 : at + by]
    if (next) go({ id: next.id })
  })
  const judged = (): void => {
    const next = claims[at + 1] ?? claims[at - 1]
    go({ id: next?.id })
    again()
  }
  return { list, claims, id, area, go, judged }
}

/** Up and down go through the queue, unless somebody is typing. */
function useStepKeys(step: (by: number) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!by || typing(event)) return
      event.preventDefault()
      step(by)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
