import type { PairLine, PairView } from '@gridward/contract/people/pairs'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { stepTo } from './choosing.ts'
import { decide, idOf, pairsQuery, takeBack, type PairState, type Verdict } from './queries.ts'
import { useActing } from './use-acting.ts'
import { pairWords } from './words.ts'

type Done = { pair: PairLine; verdict: Verdict }

/** The queue of one state, and the pair of it that is looked at. */
function useList(area: string, state: PairState) {
  const list = useInfiniteQuery(pairsQuery(area, state))
  const pairs = list.data?.pages.flatMap((page) => page.items) ?? []
  const [chosen, choose] = useState<string>()
  const at = Math.max(
    0,
    pairs.findIndex((pair) => idOf(pair) === chosen),
  )
  const step = (by: number): void => {
    const next = pairs[stepTo(at, by, pairs.length)]
    if (next) choose(idOf(next))
  }
  return { list, pairs, at, here: pairs[at], step, choose }
}

/** The queue with its decisions; what was decided here is undone first, the last one before the others. */
export function useQueue(area: string, state: PairState) {
  const words = useWords(pairWords)
  const { at, choose, ...shown } = useList(area, state)
  const { run, refresh, ...acting } = useActing()
  const [past, setPast] = useState<readonly Done[]>([])
  const judge = (view: PairView, verdict: Verdict, keep: readonly string[]): Promise<void> =>
    run(async () => {
      await decide(view, verdict, keep, words.reason)
      const next = shown.pairs[at + 1] ?? shown.pairs[at - 1]
      choose(next && idOf(next))
      setPast((before) => [{ pair: view, verdict }, ...before])
      await refresh(idOf(view))
      return words.done[verdict]
    })
  const { here } = shown
  const last = here && here.state !== 'open' ? { pair: here, verdict: here.state } : past[0]
  const undo = (): Promise<void> =>
    run(async () => {
      if (!last) return ''
      await takeBack(last.pair, last.verdict, words.reason)
      setPast((before) => before.filter((one) => idOf(one.pair) !== idOf(last.pair)))
      if (state === 'open') choose(idOf(last.pair))
      await refresh(idOf(last.pair))
      return words.done.open
    })
  return { ...shown, ...acting, choose, judge, undo, canUndo: last !== undefined }
}

export type Queue = ReturnType<typeof useQueue>
