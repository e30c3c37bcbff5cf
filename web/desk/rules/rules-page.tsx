import type { DraftView, listRules, PackView } from '@gridward/contract/rules'
import type { Reply } from '@gridward/contract/route'
import { ruleWords } from '@gridward/contract/words/rules'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useToday } from '../doors/day-choice.tsx'
import { rulesQuery } from '../orders/queries.ts'
import { can, useSession } from '../session.ts'
import { DraftCard } from './draft-card.tsx'
import { blank, editedOf, type Edited } from './edited.ts'
import { Editor } from './editor.tsx'
import { PackCard } from './pack-card.tsx'
import '../doors/page.css'
import '../calls/spine.css'

/** Drafts that wait for signatures, and the packs that hold, with everything that they say. */
export function RulesPage() {
  const words = useWords(ruleWords).screen
  const session = useSession()
  const queries = useQueryClient()
  const today = useToday()
  const query = useQuery(rulesQuery)
  const [edited, setEdited] = useState<Edited>()
  const drafts = can(session, 'rules.draft')
  const again = (): void => void queries.invalidateQueries({ queryKey: ['rules'] })
  const copy = (pack: PackView | DraftView, id: string): void => setEdited({ ...editedOf(pack, today), id })
  return (
    <div className="spine">
      <div className="spine-head">
        <h1>{words.title}</h1>
        {drafts && (
          <button type="button" className="main-button" onClick={() => setEdited(blank(today))}>
            {words.newDraft}
          </button>
        )}
      </div>
      <p className="day-soft">{words.why}</p>
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && <Lists rules={query.data} mayDraft={drafts} onEdit={copy} onChanged={again} />}
      {edited && (
        <Editor
          key={edited.id}
          first={edited}
          onClose={() => {
            setEdited(undefined)
            again()
          }}
        />
      )}
    </div>
  )
}

type ListsProps = {
  rules: Reply<typeof listRules>
  mayDraft: boolean
  onEdit: (from: PackView | DraftView, id: string) => void
  onChanged: () => void
}

function Lists({ rules, mayDraft, onEdit, onChanged }: ListsProps) {
  const words = useWords(ruleWords).screen
  return (
    <>
      {rules.packs.length === 0 && <div className="spine-banner">{words.none}</div>}
      {rules.drafts.length > 0 && <h2>{words.drafts}</h2>}
      <ul className="spine-list">
        {rules.drafts.map((draft) => (
          <DraftCard
            key={draft.id}
            draft={draft}
            onEdit={mayDraft ? () => onEdit(draft, draft.id) : undefined}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {rules.packs.length > 0 && <h2>{words.packs}</h2>}
      <ul className="spine-list">
        {rules.packs.map((pack) => (
          <PackCard key={pack.id} pack={pack} onCopy={mayDraft ? () => onEdit(pack, uuidv7()) : undefined} />
        ))}
      </ul>
    </>
  )
}
