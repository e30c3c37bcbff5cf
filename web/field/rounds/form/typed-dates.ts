/** Year, month and day as typed so far; half a date is kept as half a date. */
export function splitDay(value: unknown): [string, string, string] {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : []
  return [year, month, day]
}

/** '' when nothing is typed: an empty date is no answer, not a wrong one. */
export const joinDay = (parts: readonly string[]): string =>
  parts.every((part) => part === '') ? '' : parts.slice(0, 3).join('-')

export function splitTime(value: unknown): [string, string, string, string, string] {
  const [day = '', time = ''] = typeof value === 'string' ? value.split('T') : []
  const [hour = '', minute = ''] = time.split(':')
  return [...splitDay(day), hour, minute]
}

export function joinTime(parts: readonly string[]): string {
  const [hour = '', minute = ''] = parts.slice(3)
  const day = joinDay(parts)
  return hour === '' && minute === '' ? day : `${day}T${hour}:${minute}`
}
