/**
 * Filters stand in the address as plain texts: `?area=440112001`. The router's own reading would turn an area's digits
 * into a number and lose those beyond 2^53.
 */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value))
  }
  const written = query.toString()
  return written ? `?${written}` : ''
}
