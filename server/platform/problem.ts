import { problems, type FieldProblem, type ProblemBody, type ProblemCode } from '@gridward/contract/problems'
import type { Language } from '@gridward/contract/language'
import { problemWords } from '@gridward/contract/words/problems'

/** Something that a user can understand and mend. Thrown anywhere, answered as problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: FieldProblem[]
  /** A sentence for this very case, by language; the catalogue's sentence stands when there is none. */
  readonly says: Partial<Record<Language, string>> | undefined
  readonly retryAfter: number | undefined

  constructor(
    code: ProblemCode,
    more: {
      fields?: FieldProblem[]
      says?: Partial<Record<Language, string>>
      retryAfter?: number
      cause?: unknown
    } = {},
  ) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.fields = more.fields ?? []
    this.says = more.says
    this.retryAfter = more.retryAfter
  }
}

export const notFound = (): Problem => new Problem('notFound')

/** The value, or a 404 that does not tell whether it exists elsewhere. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw notFound()
  return value
}

export const field = (path: string, code: string, text: string): FieldProblem => ({ path, code, text })

/** A field whose problem was found where no language is known gets the sentence of its code. */
function worded(one: FieldProblem, language: Language): FieldProblem {
  if (one.text !== '') return one
  const { field: words } = problemWords[language]
  const text = words[one.code as keyof typeof words]
  return { ...one, text: typeof text === 'string' ? text : words.format }
}

export function problemBody(problem: Problem, language: Language): ProblemBody {
  const says = problem.says?.[language] ?? problem.says?.['zh-CN']
  return {
    type: `/problems/${problem.code}`,
    code: problem.code,
    status: problems[problem.code],
    title: problemWords[language][problem.code],
    ...(says === undefined ? {} : { detail: says }),
    ...(problem.fields.length === 0 ? {} : { fields: problem.fields.map((one) => worded(one, language)) }),
  }
}

/** Database refusals that a user caused, by SQLSTATE. Anything else is ours: 500, or 503 while the database is away. */
export function fromDatabase(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code, message } = error as { code?: string; message?: string }
  if (code === '23505') return new Problem('alreadyExists', { cause: error })
  if (code === '23503' || code === '23P01' || code === '23514') return new Problem('conflict', { cause: error })
  // NUL, half a surrogate pair, a number, a date or a place in a list that cannot be
  if (code && ['22P02', '22P05', '22021', '22003', '22007', '22008', '2201W', '2201X'].includes(code))
    return new Problem('unreadable', { cause: error })
  const away = [
    '57P01',
    '57P02',
    '57P03',
    '57014',
    '53300',
    '55P03',
    '40001',
    '40P01',
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOENT',
    'EPIPE',
  ]
  if ((code && away.includes(code)) || /terminated|timeout exceeded|not queryable|ended/i.test(message ?? ''))
    return new Problem('busy', { cause: error, retryAfter: 2 })
  return new Problem('failed', { cause: error })
}
