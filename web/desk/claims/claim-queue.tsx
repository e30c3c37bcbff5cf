import type { ClaimLine } from '@gridward/contract/declarations/claims'
import { definitionOf } from '@gridward/contract/questionnaire/shipped'
import { useEffect, useRef } from 'react'
import type { Static } from 'typebox'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { claimWords } from './words.ts'

type Props = {
  claims: readonly Static<typeof ClaimLine>[]
  chosen: string | undefined
  onChoose: (id: string) => void
  onMore: (() => void) | undefined
}

/** Who waits, in the server's order. */
export function ClaimQueue({ claims, chosen, onChoose, onMore }: Props) {
  const words = useWords(claimWords)
  const { language } = useLanguage()
  const formats = useFormats()
  const nameOf = useAreaName()
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [chosen])
  return (
    <nav className="claims-queue" aria-label={words.title}>
      <ul>
        {claims.map((claim) => (
          <li key={claim.id}>
            <button
              type="button"
              ref={claim.id === chosen ? current : null}
              aria-current={claim.id === chosen}
              onClick={() => onChoose(claim.id)}
            >
              <strong>{claim.address || words.noAddress}</strong>
              <span className="day-soft">{nameOf(claim.area)}</span>
              <span className="day-soft">
                {definitionOf(claim.questionnaire, 1)?.words?.[language]?.title} ·{' '}
                {words.at(formats.dateTime(claim.observedAt))}
              </span>
              {claim.needsVisit && <span className="day-mark day-mark-warn">{words.visitAsked}</span>}
            </button>
          </li>
        ))}
      </ul>
      {onMore && (
        <button type="button" className="plain-button" onClick={onMore}>
          {words.more}
        </button>
      )}
    </nav>
  )
}
