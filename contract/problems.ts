/** One name for each thing that can go wrong, everywhere. Sentences: contract/words/problems. */
export const problems = {
  invalid: 400,
  unreadable: 400,
  notSignedIn: 401,
  wrongLogin: 401,
  wrongPin: 401,
  forbidden: 403,
  wrongOrigin: 403,
  mustChange: 403,
  notFound: 404,
  conflict: 409,
  sameIdOtherContent: 409,
  changedMeanwhile: 409,
  alreadyExists: 409,
  gone: 410,
  expired: 410,
  tooLarge: 413,
  wrongFile: 415,
  refusedByRule: 422,
  needsSecondPerson: 422,
  needsEmergency: 422,
  dayFrozen: 422,
  tooManyTries: 429,
  failed: 500,
  busy: 503,
  starting: 503,
} as const

export type ProblemCode = keyof typeof problems

/** What is wrong with one field, in the user's words; `path` is a JSON pointer without the leading slash. */
export type FieldProblem = { path: string; code: string; text: string }

/** The body of every error, `application/problem+json` (RFC 9457). */
export type ProblemBody = {
  type: string
  code: ProblemCode
  status: number
  title: string
  detail?: string
  fields?: FieldProblem[]
}
