import { problemSentence, type Definition, type Problem } from '@gridward/contract/questionnaire'
import { repeatOf } from './binds.ts'
import { nameOf, rowsOf, type Draft } from './draft.ts'
import type { SaidForm } from './forms.ts'

/** One thing to put right: where, what it is called, what is wrong with it, in the reader's words. */
export type ProblemLine = { path: string; label: string; text: string }

/** The phone's own findings, and what the server said of an earlier record about answers that have not been touched since. */
export function problemLines(
  problems: readonly Problem[],
  draft: Draft,
  definition: Definition,
  said: SaidForm,
): ProblemLine[] {
  const own = problems.map((problem) => line(problem.path, problemSentence(problem, said.problems)))
  const paths = new Set(own.map(({ path }) => path))
  const told = draft.told.filter(({ path }) => !paths.has(path)).map(({ path, text }) => line(path, text))
  return [...own, ...told]

  function line(path: string, text: string): ProblemLine {
    return { path, label: labelOf(path, draft, definition, said), text }
  }
}

export function labelOf(path: string, draft: Draft, definition: Definition, { labels }: SaidForm): string {
  const [key = '', index, question] = path.split('/')
  if (question === undefined) return labels.labels[key] ?? key
  const rows = repeatOf(definition)?.key === key ? rowsOf(draft, definition) : []
  const name = nameOf(rows[Number(index)], definition) || String(Number(index) + 1)
  return `${name} · ${labels.labels[question] ?? question}`
}
