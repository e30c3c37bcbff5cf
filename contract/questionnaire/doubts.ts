import { contradictions } from '../identity/card.ts'
import type { Document } from '../identity/document.ts'
import type { Values } from './conditions.ts'
import type { Group } from './plan.ts'
import type { Warning } from './values.ts'

/** The document behind the number at a path. */
export type Shown = { path: string; document: Document }

/**
 * What an identity number says beside the form. It fills in birth date and sex where nobody answered them, corrects the
 * kind of document, and where it contradicts an answer the answer stays and the contradiction is named: a child
 * entered under a parent's number looks exactly like that.
 */
export function contradict({ path, document }: Shown, bound: Values, warnings: Warning[]): void {
  const warn = (code: Warning['code']) => warnings.push({ path, code, params: {} })
  if (document.upgraded) warn('upgraded')
  const said = bound['person.documentType']
  if (said !== undefined && said !== document.type) {
    warn('otherDocument')
    bound['person.documentType'] = document.type
  }
  const { birthDate, sex } = document
  if (!birthDate || !sex) return
  const against = { birthDate: bound['person.birthDate'], sex: bound['person.sex'] }
  for (const part of contradictions({ birthDate, sex }, against))
    warn(part === 'sex' ? 'sexContradicts' : 'birthContradicts')
  bound['person.sex'] ??= sex
  bound['person.birthDate'] ??= birthDate
}

/** Two people of one form with one number: both are kept, the later row is named. */
export function sameNumbers(group: Group, rows: readonly { values: Values }[], warnings: Warning[]): void {
  const key = group.steps.find(({ question }) => question.bind === 'person.documentNumber')?.question.key
  if (key === undefined) return
  const seen = new Map<unknown, number>()
  rows.forEach(({ values }, index) => {
    const number = values[key]
    if (number === undefined) return
    const first = seen.get(number)
    if (first === undefined) seen.set(number, index)
    else
      warnings.push({ path: `${group.repeat.key}/${index}/${key}`, code: 'sameNumber', params: { other: first + 1 } })
  })
}
