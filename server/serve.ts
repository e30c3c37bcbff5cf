import '@fastify/multipart'
import '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Readable } from 'node:stream'
import type { Body, Params, Purpose, Query, Reply, RouteShape } from '@gridward/contract/route'
import type { Language } from '@gridward/contract/language'
import type { Verb } from '@gridward/contract/verbs'
import { actorOf, browserLife, scopeFor, type Browser, type Session } from './access/index.ts'
import { now as readClock } from './platform/clock.ts'
import type { Connection, Database, Tx } from './platform/database.ts'
import { openJournal, type Journal } from './platform/journal.ts'
import type { Keys } from './platform/keys.ts'
import type { Live } from './platform/live.ts'
import { Problem } from './platform/problem.ts'
import type { Verified } from './platform/verify.ts'
import { enterScope, fenceOf, noFence, type Actor, type Fence, type Scope } from './platform/scope.ts'
import { checkOrigin, languageOf, readSession, secretOf, type Incoming, type SessionCache } from './http/session.ts'
import { saveUpload, type Upload } from './http/upload.ts'
import { checker } from './http/validate.ts'

/** A download, a page or a stream of events. */
export type File = {
  type: string
  body: Readable | Buffer | string
  name?: string
  headers?: Record<string, string>
  /** 200 when left out; a page that says what went wrong has its own. */
  status?: number
}

export type House = {
  db: Database
  /** Few connections for short transactions beside a request's own: they never wait for one that a request holds. */
  beside: Database
  keys: Keys
  live: Live
  sessions: SessionCache
  dataDir: string
  secure: boolean
  /** Residents' phones know nothing of our own authority: codes on paper lead to http, which shows helpers how to install it. */
  paperScheme?: 'http' | undefined
  /** For the nightly work of the house itself, which looks past every fence. */
  connection: Connection
  /** Reads the whole chain, past the fences, and tells its first bad line. */
  verify(anchor?: string): Promise<Verified>
}

type Answer<R extends RouteShape> = R['reply'] extends TSchema ? Reply<R> : File

/** What a handler gets: everything that was proved about the request, and the transaction it runs in. */
export type Call<R extends RouteShape> = {
  params: Params<R>
  query: Query<R>
  body: Body<R>
  scope: R['verb'] extends Verb ? Scope<R['verb']> : undefined
  session: R['verb'] extends 'open' ? Session | undefined : Session
  tx: Tx
  journal: Journal
  /** Puts the rest of the transaction behind another scope's fences (open routes, once they know their district). */
  enter: (scope: Scope<Verb>) => Promise<Journal>
  now: string
  language: Language
  address: string
  /** Scheme and host as the reader wrote them, for codes on paper. */
  origin: string
  upload: R['upload'] extends true ? Upload : undefined
  keys: Keys
  dataDir: string
  live: Live
  verify: House['verify']
  /** Another transaction behind the same fences, for streams and for work that goes on after the reply. */
  again: <T>(work: (tx: Tx, journal: Journal) => Promise<T>) => Promise<T>
  /** A transaction of its own that commits even when this request fails (wrong tries, refusals). */
  afterwards: (work: (tx: Tx) => Promise<unknown>) => void
  /** A transaction of its own that commits at once, before the request goes on; short, and outside every fence. */
  beside: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  browser: Browser
  /** Makes the reply when the transaction is over, for an answer that takes long; nothing is held meanwhile. */
  afterCommit: (work: () => Promise<Answer<R>>) => void
  cookie: (secret: string, seconds: number) => void
  forget: () => void
  url: string
}

export type Handler<R extends RouteShape> = (call: Call<R>) => Promise<Answer<R>>
export type Serve = <const R extends RouteShape>(route: R, handler: Handler<R>) => void

export const makeServe =
  (app: FastifyInstance, house: House): Serve =>
  (route, handler) => {
    const check = checker(route)
    const isJson = !('file' in route.reply)
    app.route({
      method: route.method,
      url: route.path,
      schema: isJson ? { response: { 200: route.reply } } : {},
      handler: async (request, reply) => {
        const answer = await run(house, route, handler, check, request, reply)
        if (isJson) return answer
        return sendFile(reply, answer as File)
      },
    })
  }

async function run<const R extends RouteShape>(
  house: House,
  route: R,
  handler: Handler<R>,
  check: ReturnType<typeof checker>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answer<R>> {
  const language = languageOf(request as unknown as Incoming)
  const now = readClock()
  const incoming = request as unknown as Incoming
  if (route.method !== 'GET' && !secretOf(incoming)) checkOrigin(incoming)
  const session = await readSession(house, incoming, route, now)
  if (route.verb !== 'open' && !session) throw new Problem('notSignedIn')
  const parts = check(request, language)
  const scope = isVerb(route.verb) ? proved(route, session!, parts) : undefined
  const fence = scope ? fenceOf(scope) : session ? { ...noFence, district: session.district } : noFence
  const later: ((tx: Tx) => Promise<unknown>)[] = []
  let replyLater: (() => Promise<Answer<R>>) | undefined
  const upload = route.upload ? await receive(request, house.dataDir) : undefined
  const asked = {
    ...parts,
    scope,
    session,
    now,
    language,
    upload,
    ...aboutRequest(request, house.paperScheme),
    ...aboutHouse(house, reply),
    browser: browserOf(incoming, reply, house.secure),
    afterCommit: (work: () => Promise<Answer<R>>): void => void (replyLater = work),
  }
  const inside = (tx: Tx): Promise<Answer<R>> =>
    handler({ ...asked, ...inTransaction(house, tx, session, fence, later) } as unknown as Call<R>)
  try {
    const answer = await house.db.transact(fence, inside)
    return replyLater ? await replyLater() : answer
  } finally {
    for (const work of later) await house.db.transact(noFence, work)
  }
}

const aboutRequest = (request: FastifyRequest, paperScheme: 'http' | undefined) => ({
  address: request.ip,
  origin: `${paperScheme ?? request.protocol}://${request.host}`,
  url: request.url,
})

const aboutHouse = (house: House, reply: FastifyReply) => ({
  keys: house.keys,
  dataDir: house.dataDir,
  live: house.live,
  verify: house.verify,
  beside: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.beside.transact(noFence, work),
  cookie: (secret: string, seconds: number) => setCookie(reply, secret, seconds, house.secure),
  forget: () => house.sessions.clear(),
})

const inTransaction = (
  house: House,
  tx: Tx,
  session: Session | undefined,
  fence: Fence,
  later: ((tx: Tx) => Promise<unknown>)[],
) => ({
  tx,
  journal: journalOf(tx, session, fence),
  enter: async (other: Scope<Verb>): Promise<Journal> => {
    await enterScope(tx, other)
    return openJournal(tx, other.district, other.actor)
  },
  again: <T>(work: (tx: Tx, journal: Journal) => Promise<T>): Promise<T> =>
    house.db.transact(fence, (other) => work(other, journalOf(other, session, fence))),
  afterwards: (work: (tx: Tx) => Promise<unknown>): void => void later.push(work),
})

const isVerb = (verb: RouteShape['verb']): verb is Verb => verb !== 'open' && verb !== 'self'

const nobody: Actor = { account: null, session: null, device: null, job: 'resident' }
const journalOf = (tx: Tx, session: Session | undefined, fence: Fence): Journal =>
  openJournal(tx, fence.district, session ? actorOf(session) : nobody)

async function receive(request: FastifyRequest, dataDir: string): Promise<Upload> {
  const part = request.isMultipart() ? await request.file() : undefined
  return saveUpload(part && { filename: part.filename, stream: part.file }, dataDir)
}

function proved(route: RouteShape, session: Session, parts: Record<'params' | 'query' | 'body', unknown>): Scope<Verb> {
  const purpose: Purpose | null = route.purpose ?? null
  const verb = route.verb as Verb
  if (route.at === 'district') return scopeFor(session, verb, '', purpose)
  if (typeof route.at !== 'object') return scopeFor(session, verb, undefined, purpose)
  const area = (parts[route.at.in] as Record<string, unknown> | undefined)?.[route.at.key]
  return scopeFor(session, verb, typeof area === 'string' ? area : undefined, purpose)
}

const cookieFor = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

function setCookie(reply: FastifyReply, secret: string, seconds: number, secure: boolean): void {
  reply.setCookie(secure ? '__Host-gridward' : 'gridward', secret, { ...cookieFor(secure), maxAge: seconds })
}

function browserOf(request: Incoming, reply: FastifyReply, secure: boolean): Browser {
  const name = secure ? '__Host-gridward-known' : 'gridward-known'
  return {
    secret: request.cookies?.[name] || undefined,
    keep: (secret) => void reply.setCookie(name, secret, { ...cookieFor(secure), maxAge: browserLife }),
  }
}

function sendFile(reply: FastifyReply, file: File): FastifyReply {
  if (file.name) {
    const plain = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_')
    reply.header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
  }
  for (const [name, value] of Object.entries(file.headers ?? {})) reply.header(name, value)
  return reply
    .code(file.status ?? 200)
    .type(file.type)
    .send(file.body)
}
