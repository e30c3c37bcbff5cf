import type { PairLine } from '@gridward/contract/people/pairs'
import type { PairEvidence as Evidence } from '@gridward/contract/people/parts'
import { matchingWords } from '@gridward/contract/words/matching'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { strengthOf } from './choosing.ts'
import { pairWords } from './words.ts'

/** What agreed and what did not, in words. */
export function PairEvidence({ pair }: { pair: PairLine }) {
  const words = useWords(pairWords)
  const matching = useWords(matchingWords)
  const formats = useFormats()
  const sentences: Record<string, Record<string, string>> = matching.evidence
  const told = (some: readonly Evidence[]) =>
    some.map(({ field, how }) => (
      <li key={field} className="day-mark">
        {sentences[field]?.[how] ?? how}
      </li>
    ))
  const known = pair.evidence.filter((one) => one.how !== 'unknown' && one.bits !== 0)
  const groups = [
    [words.agrees, known.filter((one) => one.bits > 0)],
    [words.against, known.filter((one) => one.bits < 0)],
  ] as const
  return (
    <div className="pairs-evidence">
      <p className="number">
        <strong>{matching.strength[strengthOf(pair.score)]}</strong> · {matching.score(formats.number(pair.score))}
      </p>
      {groups.map(
        ([title, some]) =>
          some.length > 0 && (
            <div key={title} className="day-buttons">
              <span className="day-soft">{title}</span>
              <ul className="pairs-marks">{told(some)}</ul>
            </div>
          ),
      )}
    </div>
  )
}
