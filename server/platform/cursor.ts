import { field, Problem } from './problem.ts'

/** A place in a list, handed out and taken back as it is. */
export const cursorOf = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

const shapes = {
  text: /^[^\0]{0,400}$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/,
  number: /^\d{1,15}$/,
} as const

/** The parts of a place, in the order of `kinds`; null without one. Errors: invalid, for what we did not hand out. */
export function readCursor(text: string | undefined, ...kinds: (keyof typeof shapes)[]): string[] | null {
  if (text === undefined) return null
  const parts = parse(text)
  const good = (part: unknown, at: number): boolean => typeof part === 'string' && shapes[kinds[at]!].test(part)
  if (Array.isArray(parts) && parts.length === kinds.length && parts.every(good)) return parts as string[]
  throw new Problem('invalid', { fields: [field('after', 'format', '')] })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
