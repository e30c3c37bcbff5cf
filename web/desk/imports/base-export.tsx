import { exportPopulationBase } from '@gridward/contract/declarations/exports'
import { useState } from 'react'
import { urlOf } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { can, useSession } from '../session.ts'
import { deskWords } from '../words.ts'

/** The population base to take away, under the headings under which it comes in; a reason goes to the journal. */
export function BaseExport({ area }: { area: string }) {
  const words = useWords(deskWords).imports
  const session = useSession()
  const [reason, setReason] = useState('')
  if (!can(session, 'exports.run') || !can(session, 'people.unmask')) return null
  const why = reason.trim()
  return (
    <details>
      <summary>{words.baseExport}</summary>
      <div className="imports-line">
        <label>
          {words.baseWhy} <input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </label>
        {why.length > 1 && (
          <a className="plain-button" href={urlOf(exportPopulationBase, { query: { area, reason: why } })} download>
            {words.baseDownload}
          </a>
        )}
      </div>
    </details>
  )
}
