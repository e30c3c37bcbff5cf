import { useFormats } from '../../../ui/format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useSays } from './parts.tsx'
import type { FormWork } from './use-form.ts'
import { formWords } from './words.ts'

const shown = 8

/** What is missing or cannot be read, before it is stored as it stands on the paper. */
export function Doubts({ work: { problems, form } }: { work: FormWork }) {
  const words = useWords(formWords)
  const formats = useFormats()
  const { language } = useLanguage()
  const says = useSays(form)
  const labels = form.words?.[language]?.labels ?? {}
  const labelOf = (path: string): string => {
    const [key = '', row, question] = path.split('/')
    if (question === undefined) return labels[key] ?? key
    return `${words.row(formats.number(Number(row) + 1))} · ${labels[question] ?? question}`
  }
  return (
    <div className="day-note day-warn">
      <p>{words.doubts(formats.number(problems.length))}</p>
      <ul>
        {problems.slice(0, shown).map((problem) => (
          <li key={problem.path}>{`${labelOf(problem.path)}：${says(problem)}`}</li>
        ))}
        {problems.length > shown && <li>…</li>}
      </ul>
    </div>
  )
}
