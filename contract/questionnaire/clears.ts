import type { Evaluation } from './evaluate.ts'
import type { Definition } from './schema.ts'

/** `clear`: everything asked is answered; `missing`: some is not; `notAsked`: it does not apply to these people. */
export type Clear = { key: string; state: 'clear' | 'missing' | 'notAsked'; missing: readonly string[] }

/**
 * A coverage check of a form, such as the ten clears 十清: which of its points the answers leave open. It asks more than
 * the form requires, and stops nobody.
 */
export function clearsOf(definition: Definition, check: string, found: Evaluation): Clear[] {
  const points = definition.checks?.[check] ?? []
  const visible = byQuestion(found.visible)
  return points.map(({ key, questions }) => {
    const asked = questions.flatMap((question) => visible.get(question) ?? [])
    const missing = asked.filter((path) => !isAnswered(path, found))
    return { key, state: asked.length === 0 ? 'notAsked' : missing.length === 0 ? 'clear' : 'missing', missing }
  })
}

function byQuestion(visible: ReadonlySet<string>): Map<string, string[]> {
  const paths = new Map<string, string[]>()
  for (const path of visible) {
    const question = path.slice(path.lastIndexOf('/') + 1)
    const known = paths.get(question)
    if (known) known.push(path)
    else paths.set(question, [path])
  }
  return paths
}

function isAnswered(path: string, { values }: Evaluation): boolean {
  const [group = '', index, question] = path.split('/')
  if (question === undefined) return values.root[group] !== undefined
  return values.rows[group]?.[Number(index)]?.[question] !== undefined
}
