export type Logged = { message: string; stack?: string; cause?: Logged } & Partial<
  Record<(typeof kept)[number], string>
>

/** Of a database's own words; `detail` and `where` would carry the row that was refused, with the people in it. */
const kept = ['code', 'table', 'column', 'constraint', 'routine'] as const

/** An error as it stands in the log: what went wrong and where, no content. */
export function loggable(error: unknown): Logged {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, stack, cause } = error
  const all = error as unknown as Record<string, unknown>
  const known = kept.flatMap((name) => (typeof all[name] === 'string' ? [[name, all[name]] as const] : []))
  return {
    message,
    ...(stack ? { stack } : {}),
    ...Object.fromEntries(known),
    ...(cause === undefined ? {} : { cause: loggable(cause) }),
  }
}
