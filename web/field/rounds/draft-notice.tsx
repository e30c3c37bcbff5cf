import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import { formPath, type Draft } from './form/draft.ts'
import { dropDraft } from './form/draft-store.ts'
import { roundWords } from './words.ts'

/** A form that was begun here: to go on with, or to be thrown away by whoever says so. */
export function DraftNotice({ draft, onDropped }: { draft: Draft; onDropped: () => void }) {
  const words = useWords(roundWords).door
  const { shelf, go } = useField()
  return (
    <p className="notice notice-warn rounds-row">
      {draft.slot ? words.returneeDraft : words.draft}
      <button type="button" className="main-button" onClick={() => go(`${formPath(draft)}1`)}>
        {words.draftGo}
      </button>
      <button type="button" className="plain-button" onClick={() => void dropDraft(shelf, draft).then(onDropped)}>
        {words.draftDrop}
      </button>
    </p>
  )
}
