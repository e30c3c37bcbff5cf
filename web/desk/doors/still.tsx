import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { coverageWords } from './words.ts'

/** Says that the numbers stand still, and since when. */
export function Still({ since }: { since: Date | null }) {
  const words = useWords(coverageWords)
  const formats = useFormats()
  return since ? (
    <p className="day-still" role="status">
      {words.still(formats.time(since))}
    </p>
  ) : null
}
