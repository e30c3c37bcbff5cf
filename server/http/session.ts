import type { RouteShape } from '@gridward/contract/route'
import { pickLanguage, type Language } from '@gridward/contract/language'
import { addSeconds } from '@gridward/contract/days'
import { lifetimes, resolveSession, touchSession, type Session } from '../access/index.ts'
import { sha256 } from '../platform/canonical.ts'
import { millis } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { noFence } from '../platform/scope.ts'

/** What this file needs of a request, whatever framework made it. */
export type Incoming = {
  method: string
  headers: Record<string, string | string[] | undefined>
  /** As the reader wrote it: what a trusted proxy says, else the request's own. */
  host: string
  cookies?: Record<string, string | undefined>
}

/** Sessions read in the last seconds: a revocation reaches everything within five seconds. */
export type SessionCache = {
  get(key: string): Session | undefined
  set(key: string, session: Session): void
  clear(): void
}

const freshFor = 5_000

export function sessionCache(): SessionCache {
  const kept = new Map<string, { session: Session; until: number }>()
  return {
    get(key) {
      const entry = kept.get(key)
      return entry && entry.until > millis() ? entry.session : undefined
    },
    set(key, session) {
      if (kept.size > 20_000) kept.clear()
      kept.set(key, { session, until: millis() + freshFor })
    },
    clear: () => kept.clear(),
  }
}

const bearerOf = (request: Incoming): string | undefined => {
  const header = request.headers['authorization']
  return typeof header === 'string' && /^bearer /i.test(header) ? header.slice(7).trim() : undefined
}

export const cookieOf = (request: Incoming): string | undefined =>
  request.cookies?.['__Host-gridward'] || request.cookies?.['gridward'] || undefined

export const secretOf = (request: Incoming): string | undefined => bearerOf(request) ?? cookieOf(request)

/** The session of a request, or undefined. Errors: wrongOrigin for a change that another site's page sent. */
export async function readSession(
  house: { db: Database; sessions: SessionCache },
  request: Incoming,
  route: RouteShape,
  now: string,
): Promise<Session | undefined> {
  const secret = secretOf(request)
  if (!secret) return undefined
  if (route.method !== 'GET' && !bearerOf(request)) checkOrigin(request)
  const key = sha256(secret).toString('base64url')
  const cached = house.sessions.get(key)
  if (cached) return cached
  const session = await house.db.transact(noFence, async (tx) => {
    const found = await resolveSession(tx, secret, now)
    // the idle clock is set forward at most once a minute: reading must not write every time
    if (found && Date.parse(now) - Date.parse(found.seen_at) > 60_000)
      await touchSession(tx, found.district, found.id, now, addSeconds(now, lifetimes[found.kind].idle))
    return found
  })
  if (session) house.sessions.set(key, session)
  return session
}

/** A page of ours sends our own host as its origin (CSRF; beside SameSite=Lax). */
export function checkOrigin(request: Incoming): void {
  const origin = request.headers['origin']
  if (typeof origin !== 'string') return
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new Problem('wrongOrigin')
}

export const languageOf = (request: Incoming): Language => {
  const accept = request.headers['accept-language']
  // a request whose address cannot be read has no cookies yet
  return pickLanguage(request.cookies?.['lang'] ?? (typeof accept === 'string' ? accept : undefined))
}
