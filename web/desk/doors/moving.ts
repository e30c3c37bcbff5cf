import type { Metric } from '@gridward/contract/metrics'
import { useEffect, useRef } from 'react'
import { useLive } from '../../ui/live/live.ts'
import type { Change } from '../../ui/live/stream.ts'

/** While things move, lists and derived numbers are asked for again at most this often, ms. */
const rest = 4000

type Moving = {
  metrics: readonly Metric[]
  /** Takes the counters that moved, at once. */
  changed?: (changes: readonly Change[]) => void
  /** Kinds of events after which the page is stale; left out: every change is one. */
  matters?: (kind: string) => boolean
  again: () => void
}

/**
 * Keeps a page moving: counters as they come, everything else asked for again a moment later. After a lost stream all
 * of it is asked for again. Answers since when the numbers stand still, or null.
 */
export function useMoving({ metrics, changed, matters, again }: Moving): Date | null {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wasLost = useRef(false)
  const latest = useRef(again)
  latest.current = again
  useEffect(() => () => clearTimeout(waiting.current), [])
  const soon = (): void => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined
      latest.current()
    }, rest)
  }
  return useLive(metrics, (message) => {
    if (message.is === 'lost') wasLost.current = true
    if (message.is === 'open' && wasLost.current) {
      wasLost.current = false
      latest.current()
    }
    if (message.is === 'changed') {
      changed?.(message.changes)
      if (!matters) soon()
    }
    if (message.is === 'happened' && matters && Object.keys(message.kinds).some(matters)) soon()
  })
}
