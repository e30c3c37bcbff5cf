import { createHash } from 'node:crypto'

export * from './rules-doors.ts'

/**
 * The id of a record that a submission makes: the same one whenever the submission is read again. It keeps the time of
 * the submission in front (UUIDv7), so that records that came together lie together.
 */
export function recordId(submission: string, row: number | string): string {
  const hex = createHash('sha256').update(`${submission}/${row}`).digest('hex')
  const variant = ((parseInt(hex[15]!, 16) & 3) | 8).toString(16)
  return `${submission.slice(0, 13)}-7${hex.slice(0, 3)}-${variant}${hex.slice(3, 6)}-${hex.slice(16, 28)}`
}
