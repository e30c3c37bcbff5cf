import { listClaims } from '@gridward/contract/declarations/claims'
import type { Reply } from '@gridward/contract/route'
import { useEffect, useMemo, useState } from 'react'
import type { Item } from '../../offline/item.ts'
import { call } from '../../ui/api.ts'
import { useField } from '../context.ts'
import { verdictKind, type VerdictBody } from './verdict.ts'

type List = Reply<typeof listClaims>
export type ClaimLine = List['items'][number]

const kept = 'claims/list'
/** One page: a grid has a handful, and the next come when these are judged. */
export const most = 50

/** Waiting claims: places and times from the server, or as they were when the phone last heard of them. */
export function useClaims(): { list: List | undefined; savedAt: string | null; problem: unknown; again: () => void } {
  const { shelf, online, sending } = useField()
  const [held, setHeld] = useState<{ list: List; savedAt: string | null }>()
  const [problem, setProblem] = useState<unknown>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let gone = false
    const read = async (): Promise<void> => {
      try {
        const list = await call(listClaims, { query: { limit: most } })
        await shelf.put(kept, list, new Date().toISOString()).catch(() => undefined)
        if (!gone) setHeld({ list, savedAt: null })
        if (!gone) setProblem(undefined)
      } catch (caught) {
        const before = await shelf.get<List>(kept).catch(() => undefined)
        if (gone) return
        setProblem(caught)
        if (before) setHeld({ list: before.value, savedAt: before.savedAt })
      }
    }
    if (sending !== 'sending') void read()
    return () => void (gone = true)
  }, [shelf, online, sending, round])
  return { list: held?.list, savedAt: held?.savedAt ?? null, problem, again: () => setRound(round + 1) }
}

const isVerdict = (item: Item): item is Item<VerdictBody> => item.kind === verdictKind.kind

/** This person's decisions that are still on the phone. */
export function useVerdicts(): Item<VerdictBody>[] {
  const { items, session } = useField()
  return useMemo(
    () => items.filter(isVerdict).filter((item) => item.account === session.account.id),
    [items, session.account.id],
  )
}
