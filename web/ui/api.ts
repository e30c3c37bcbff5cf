import type { ProblemBody, ProblemCode } from '@gridward/contract/problems'
import type { Body, Params, Query, Reply, RouteShape } from '@gridward/contract/route'

type Needs<Name extends string, T> = undefined extends T ? { [K in Name]?: undefined } : { [K in Name]: T }
export type Input<R extends RouteShape> = Needs<'params', Params<R>> &
  ({} extends Query<R> ? { query?: Query<R> } : Needs<'query', Query<R>>) &
  Needs<'body', Body<R>> & { file?: File | Blob; signal?: AbortSignal }

/** A request that failed: the catalogue's code, or `unreachable` when no answer came, or one that is not ours. */
export class ProblemError extends Error {
  // declared, not defined: a defined field costs a phone half a KiB of help for Safari 15
  declare readonly code: ProblemCode | 'unreachable'
  declare readonly body: ProblemBody | undefined
  constructor(code: ProblemCode | 'unreachable', body?: ProblemBody, cause?: unknown) {
    super(body?.detail ?? body?.title ?? code, { cause })
    this.name = 'ProblemError'
    this.code = code
    this.body = body
  }
}

const heard = new Set<(code: ProblemError['code']) => void>()
/** Tells of every problem that a call meets; the desk asks for the login again without losing the page. */
export function onProblem(listener: (code: ProblemError['code']) => void): () => void {
  heard.add(listener)
  return () => heard.delete(listener)
}

let error: { ms: number; at: number } | undefined
/** How far this device's clock is ahead of the server's, in ms, as last seen; undefined before the first reply. */
export const clockError = (): number | undefined => error?.ms

/** `date` has whole seconds, so the middle of that second is compared with the middle of the request. */
function measureClock(reply: Response, sent: number, got: number): void {
  const date = Date.parse(reply.headers.get('date') ?? '')
  if (!Number.isNaN(date)) error = { ms: Math.round((sent + got) / 2 - (date + 500)), at: got }
}

/** The address of a route: for links and downloads, and for `call`. */
export function urlOf(route: Pick<RouteShape, 'path'>, input: { params?: unknown; query?: unknown } = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(key, String(one))
    }
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

function payload(input: { body?: unknown; file?: File | Blob }): { body?: BodyInit; headers?: Record<string, string> } {
  if (input.file) {
    const form = new FormData()
    for (const [key, value] of Object.entries((input.body ?? {}) as Record<string, unknown>)) {
      if (value !== undefined) form.append(key, String(value))
    }
    form.append('file', input.file)
    return { body: form }
  }
  if (input.body === undefined) return {}
  return { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } }
}

async function problemOf(reply: Response): Promise<ProblemError> {
  const body = (await reply.json().catch(() => undefined)) as ProblemBody | undefined
  return body && typeof body.code === 'string'
    ? new ProblemError(body.code, body)
    : new ProblemError('unreachable', undefined, `status ${reply.status}`)
}

async function send(method: string, url: string, input: { body?: unknown; file?: File | Blob; signal?: AbortSignal }) {
  const sent = Date.now()
  const reply = await fetch(url, {
    method,
    credentials: 'same-origin',
    ...(input.signal ? { signal: input.signal } : {}),
    ...payload(input),
  }).catch((cause: unknown) => {
    if (input.signal?.aborted) throw cause
    throw new ProblemError('unreachable', undefined, cause)
  })
  measureClock(reply, sent, Date.now())
  if (!reply.ok) throw await problemOf(reply)
  return reply
}

async function answered(route: RouteShape, input: Input<RouteShape>): Promise<Response> {
  try {
    return await send(route.method, urlOf(route, input), input)
  } catch (problem) {
    if (problem instanceof ProblemError) for (const listener of heard) listener(problem.code)
    throw problem
  }
}

/**
 * Calls a route of the contract. Errors: ProblemError (its `body.fields` name what is wrong where), or the
 * signal's AbortError.
 */
export async function call<R extends RouteShape>(route: R, input: Input<R>): Promise<Reply<R>> {
  const reply = await answered(route, input as Input<RouteShape>)
  return (reply.status === 204 ? undefined : await reply.json()) as Reply<R>
}

/** The same for a route that answers a file: its bytes are the caller's to read. */
export const callFile = <R extends RouteShape>(route: R, input: Input<R>): Promise<Response> =>
  answered(route, input as Input<RouteShape>)
