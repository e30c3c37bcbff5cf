import type { PairLine } from '@gridward/contract/people/pairs'
import { matchingWords } from '@gridward/contract/words/matching'
import { useEffect, useRef } from 'react'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { strengthOf } from './choosing.ts'
import { idOf } from './queries.ts'
import { pairWords } from './words.ts'

type Props = {
  pairs: readonly PairLine[]
  chosen: string
  onChoose: (id: string) => void
  onMore: (() => void) | undefined
}

/** Who waits, the likeliest first. */
export function PairList({ pairs, chosen, onChoose, onMore }: Props) {
  const words = useWords(pairWords)
  const matching = useWords(matchingWords)
  const formats = useFormats()
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [chosen])
  return (
    <nav className="claims-queue" aria-label={words.list}>
      <ul>
        {pairs.map((pair) => (
          <li key={idOf(pair)}>
            <button
              type="button"
              ref={idOf(pair) === chosen ? current : null}
              aria-current={idOf(pair) === chosen}
              onClick={() => onChoose(idOf(pair))}
            >
              <strong>
                {pair.person.name} · {pair.other.name}
              </strong>
              <span className="day-soft">{pair.person.address}</span>
              <span className="day-soft number">
                {matching.strength[strengthOf(pair.score)]} · {matching.score(formats.number(pair.score))}
              </span>
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
