import { useWords } from '../language.tsx'
import { mapWords } from './words.ts'
import type { Scale } from './palette.ts'

/** What the colours mean, in words; "no data" stands apart, hatched. */
export function Legend({ scale, steps, measure }: { scale: Scale; steps: readonly string[]; measure: string }) {
  const words = useWords(mapWords)
  return (
    <dl className="legend" aria-label={words.legend}>
      <dt className="legend-title">{measure}</dt>
      {steps.map((step, i) => (
        <dd key={step}>
          <span className={`legend-box legend-${scale}-${i + 1}`} aria-hidden="true" />
          {step}
        </dd>
      ))}
      <dd>
        <span className="legend-box legend-none" aria-hidden="true" />
        {words.noData}
      </dd>
    </dl>
  )
}
