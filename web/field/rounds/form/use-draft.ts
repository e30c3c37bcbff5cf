import { useCallback, useEffect, useRef, useState } from 'react'
import { useField } from '../../context.ts'
import { dropDraft, keepDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'

/** Typing is written to the phone this long after a stroke, ms, and at once when the page goes away. */
const calm = 300

/** A draft that outlives the page: nothing typed is lost. `finish` ends that. */
export function useDraft(first: Draft): {
  draft: Draft
  change: (next: Draft) => void
  finish: () => Promise<void>
} {
  const { shelf } = useField()
  const [draft, setDraft] = useState(first)
  const unkept = useRef<Draft | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useCallback(() => {
    clearTimeout(timer.current)
    const next = unkept.current
    unkept.current = null
    if (next) void keepDraft(shelf, next).catch(() => undefined)
  }, [shelf])
  useEffect(() => {
    const away = (): void => {
      if (document.visibilityState === 'hidden') keep()
    }
    document.addEventListener('visibilitychange', away)
    window.addEventListener('pagehide', keep)
    return () => {
      document.removeEventListener('visibilitychange', away)
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [keep])
  const change = useCallback(
    (next: Draft) => {
      setDraft(next)
      unkept.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(keep, calm)
    },
    [keep],
  )
  const finish = useCallback(async () => {
    unkept.current = null
    clearTimeout(timer.current)
    await dropDraft(shelf, first.door)
  }, [shelf, first.door])
  return { draft, change, finish }
}
