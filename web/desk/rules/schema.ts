import type { ruleWords } from '@gridward/contract/words/rules'

/** What this page reads of a JSON schema. */
export type Schema = {
  type?: string
  enum?: readonly string[]
  minimum?: number
  items?: Schema
  properties?: Record<string, Schema>
}

type Words = (typeof ruleWords)['zh-CN']

/** What a parameter or one of its values is called; its key where nobody named it. */
export function labelOf(words: Words, name: string): string {
  const { parameters, orderKinds, orderBases, holdBases, actKinds, actBases, callKinds } = words
  const known: Record<string, string> = {
    ...{ ...callKinds, ...actBases, ...actKinds, ...holdBases, ...orderBases, ...orderKinds },
    ...parameters,
  }
  return known[name] ?? name
}

/** The smallest value that fits a schema, for a new row. */
export function startOf(schema: Schema): unknown {
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, startOf(part)]))
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return false
  return schema.type === 'string' ? '' : (schema.minimum ?? 0)
}

/** Parameters as short lines of text: name and value, rows of tables one by one. */
export function linesOf(words: Words, parameters: unknown): string[] {
  return Object.entries(parameters as Record<string, unknown>).map(([name, value]) => {
    return `${labelOf(words, name)}：${textOf(words, value)}`
  })
}

function textOf(words: Words, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => textOf(words, one)).join('；')
  if (value === true || value === false) return value ? '✓' : '—'
  if (typeof value !== 'object' || value === null) return labelOf(words, String(value))
  return Object.entries(value)
    .map(([name, one]) => (typeof one === 'number' ? `${labelOf(words, name)} ${one}` : textOf(words, one)))
    .join(' ')
}
