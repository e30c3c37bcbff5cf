import { useCallback } from 'react'
import { newId } from '../../offline/new-id.ts'
import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { outbox } from '../queue.ts'
import { bodyOf, type Draft } from './form/draft.ts'
import { dropDraft } from './form/draft-store.ts'
import { settleEntry } from './log.ts'
import { undoFor, visitKind } from './visit.ts'
import { roundWords } from './words.ts'

/** Puts a finished form into the queue, with a new id; what it corrects is settled, the draft is gone. */
export function useSave(): (draft: Draft, labels?: Record<string, string>) => Promise<void> {
  const { record, shelf } = useField()
  const says = useWords(roundWords).form.gone
  return useCallback(
    async (draft: Draft, labels?: Record<string, string>) => {
      const body = bodyOf(draft, newId(), says, labels)
      await record(visitKind, body, { observedAt: new Date(draft.observedAt), holdFor: undoFor })
      const { corrects } = draft
      if (corrects && 'entry' in corrects) await settleEntry(shelf, corrects.entry)
      if (corrects && 'item' in corrects) await outbox.drop(corrects.item)
      await dropDraft(shelf, draft)
    },
    [record, shelf, says],
  )
}
