import { Problem } from '../platform/problem.ts'

/** A place in a list, handed out and taken back as it is. */
export const cursorOf = (parts: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Errors: invalid, for a text that we did not hand out. */
export function readCursor(text: string | undefined, length: number): string[] | null {
  if (text === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) return parts
  } catch {
    // falls through to the problem below
  }
  throw new Problem('invalid', { fields: [{ path: 'after', code: 'format', text: '' }] })
}
