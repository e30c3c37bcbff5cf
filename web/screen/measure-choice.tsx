import type { Formats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { bounds, measures, type Measure } from './measures.ts'
import { wallWords } from './words.ts'

/** What colours the map. */
export function MeasureChoice({ measure, onChoose }: { measure: Measure; onChoose: (measure: Measure) => void }) {
  const words = useWords(wallWords).measures
  return (
    <div className="wall-measures">
      {measures.map((one) => (
        <button
          key={one}
          type="button"
          className="plain-button"
          aria-pressed={one === measure}
          onClick={() => onChoose(one)}
        >
          {words[one]}
        </button>
      ))}
    </div>
  )
}

/** The four steps of a measure in words. */
export function legendSteps(
  measure: Measure,
  words: (typeof wallWords)['zh-CN'],
  formats: Formats,
): readonly [string, string, string, string] {
  const write = (n: number): string => (measure === 'coverage' ? formats.percent(n, 1, 0) : formats.number(n))
  const [second, third, fourth] = bounds[measure].map(write) as [string, string, string]
  const { below, between, above } = words.steps
  return [below(second), between(second, third), between(third, fourth), above(fourth)]
}
