import { useCallback, useRef, useState } from 'react'
import { useField } from '../../context.ts'
import { dropDraft, keepDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'

/** A draft that outlives the page: every stroke is written at once, the latest one last. `finish` ends that. */
export function useDraft(first: Draft): {
  draft: Draft
  change: (next: Draft) => void
  finish: () => Promise<void>
} {
  const { shelf } = useField()
  const [draft, setDraft] = useState(first)
  const writing = useRef<Promise<void>>(Promise.resolve())
  const newest = useRef<Draft | null>(null)
  const change = useCallback(
    (next: Draft) => {
      setDraft(next)
      newest.current = next
      writing.current = writing.current.then(async () => {
        // strokes that came while the phone was writing go together
        if (newest.current === next) await keepDraft(shelf, next).catch(() => undefined)
      })
    },
    [shelf],
  )
  const finish = useCallback(async () => {
    newest.current = null
    await writing.current
    await dropDraft(shelf, first)
  }, [shelf, first])
  return { draft, change, finish }
}
