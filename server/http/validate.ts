import { Compile } from 'typebox/compile'
import type { TSchema } from 'typebox'
import type { RouteShape } from '@gridward/contract/route'
import type { Language } from '@gridward/contract/language'
import type { FieldProblem } from '@gridward/contract/problems'
import { problemWords } from '@gridward/contract/words/problems'
import { Problem } from '../platform/problem.ts'

type Input = { params: unknown; query: unknown; body: unknown }
type SchemaError = { keyword: string; instancePath: string; params: Record<string, unknown>; message: string }
const parts = ['params', 'query', 'body'] as const

/** Checks params, query and body of a route. Errors: `invalid` with one entry per field, in the caller's language. */
export function checker(route: RouteShape): (input: Input, language: Language) => Input {
  const checks = parts.map((part) => ({ part, validator: route[part] ? Compile(route[part] as TSchema) : undefined }))
  return (input, language) => {
    const out: Input = { params: undefined, query: undefined, body: undefined }
    for (const { part, validator } of checks) {
      if (!validator) continue
      // texts of an address line become the numbers and booleans that the schema asks for; a body must be exact
      const value = part === 'body' ? (input.body ?? undefined) : validator.Convert({ ...(input[part] as object) })
      if (!validator.Check(value)) {
        const fields = fieldProblems(validator.Errors(value) as SchemaError[], language)
        // an id that cannot be one is a page that does not exist
        if (part === 'params') throw new Problem('notFound')
        throw new Problem('invalid', { fields })
      }
      out[part] = value
    }
    return out
  }
}

export function fieldProblems(errors: readonly SchemaError[], language: Language): FieldProblem[] {
  const seen = new Map<string, FieldProblem>()
  for (const error of errors) {
    const at = error.instancePath.replace(/^\//, '')
    const missing = error.keyword === 'required' ? (error.params['requiredProperties'] as string[]) : undefined
    const extra =
      error.keyword === 'additionalProperties' ? (error.params['additionalProperties'] as string[]) : undefined
    if (error.keyword === 'boolean' || error.keyword === 'anyOf') continue
    for (const name of missing ?? extra ?? ['']) {
      const path = [at, name].filter((part) => part !== '').join('/')
      if (!seen.has(path)) seen.set(path, { path, code: codeOf(error.keyword), text: sentence(error, language) })
    }
  }
  if (seen.size > 0) return [...seen.values()].slice(0, 100)
  return [{ path: '', code: 'type', text: problemWords[language].field.type }]
}

const codes: Record<string, string> = {
  required: 'required',
  additionalProperties: 'unknown',
  type: 'type',
  minLength: 'tooShort',
  maxLength: 'tooLong',
  minimum: 'tooSmall',
  maximum: 'tooBig',
  enum: 'choice',
  const: 'choice',
}
const codeOf = (keyword: string): string => codes[keyword] ?? 'format'

function sentence(error: SchemaError, language: Language): string {
  const words = problemWords[language].field
  const limit = Number(error.params['limit'])
  switch (codeOf(error.keyword)) {
    case 'required':
      return words.required
    case 'unknown':
      return words.unknown
    case 'type':
      return words.type
    case 'tooShort':
      return limit === 1 ? words.required : words.tooShort(limit)
    case 'tooLong':
      return words.tooLong(limit)
    case 'tooSmall':
      return words.tooSmall(limit)
    case 'tooBig':
      return words.tooBig(limit)
    case 'choice':
      return words.choice
    default:
      return words.format
  }
}
