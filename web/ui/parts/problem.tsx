import type { FieldProblem } from '@gridward/contract/problems'
import type { Language } from '@gridward/contract/language'
import { useEffect, useRef } from 'react'
import { ProblemError } from '../api.ts'
import { useLanguage, useWords } from '../language.tsx'
import { uiWords } from '../words.ts'
import './problem.css'

/** One sentence for anything that was thrown: what went wrong and what to do. The server writes its own in our language. */
export function sentenceOf(problem: unknown, language: Language): string {
  if (!(problem instanceof ProblemError)) return uiWords[language].crashed
  if (problem.code === 'unreachable') return uiWords[language].unreachable
  return problem.message
}

export const fieldsOf = (problem: unknown): readonly FieldProblem[] =>
  problem instanceof ProblemError ? (problem.body?.fields ?? []) : []

/**
 * The summary above a form: takes the focus when it appears, each line leads to its field. `fields` gives the element's
 * id and its label for a path such as `people/0/phone`.
 */
export function ProblemSummary({
  problem,
  fields,
}: {
  problem: unknown
  fields?: (path: string) => { id: string; label: string } | undefined
}) {
  const { language } = useLanguage()
  const words = useWords(uiWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  const lines = fieldsOf(problem)
  return (
    <div ref={box} className="problem" role="alert" tabIndex={-1}>
      <p>{sentenceOf(problem, language)}</p>
      {lines.length > 0 && (
        <ul aria-label={words.fixThese}>
          {lines.map((line) => {
            const field = fields?.(line.path)
            const text = `${field?.label ?? line.path}：${line.text}`
            return <li key={line.path + line.code}>{field ? <a href={`#${field.id}`}>{text}</a> : text}</li>
          })}
        </ul>
      )}
    </div>
  )
}
