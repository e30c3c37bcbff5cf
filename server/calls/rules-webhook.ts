/** What the operator allows: one host per line; `private host` may lie in a private network or on this machine. */
export type Allowed = { host: string; mayBePrivate: boolean }

export function readAllowed(text: string): Allowed[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase())
    .filter(Boolean)
    .map((line) => {
      const [first = '', second] = line.split(/\s+/)
      return second && first === 'private' ? { host: second, mayBePrivate: true } : { host: first, mayBePrivate: false }
    })
}

export type UrlRefusal = 'unreadable' | 'scheme' | 'login' | 'host'

/** The host of an address that may be sent to, as the operator listed it. Ports are part of the listing where given. */
export function allowedUrl(url: string, allowed: readonly Allowed[]): Allowed | UrlRefusal {
  if (!URL.canParse(url)) return 'unreadable'
  const { protocol, host, hostname, username, password } = new URL(url)
  if (username || password) return 'login'
  const found = allowed.find((one) => one.host === host || one.host === hostname)
  if (!found) return 'host'
  if (protocol !== 'https:' && !(protocol === 'http:' && found.mayBePrivate)) return 'scheme'
  return found
}

const v4 = (address: string): number[] | undefined => {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((p) => /^\d{1,3}$/.test(p) && Number(p) < 256)
    ? parts.map(Number)
    : undefined
}

/** The IPv4 address inside an IPv6 one that only wraps it (mapped, NAT64); undefined where there is none. */
function wrapped(address: string): string | undefined {
  const found = /^(?:::ffff:|64:ff9b::)(.+)$/i.exec(address)?.[1]
  if (!found) return undefined
  if (v4(found)) return found
  const [high, low] = found.split(':').map((part) => Number.parseInt(part, 16))
  if (high === undefined || low === undefined) return undefined
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

export type Reach = 'public' | 'private' | 'never'

/**
 * Where an address leads, as a resolver gave it. `never`: link-local (and with it the metadata services of clouds),
 * multicast, unspecified. `private`: this machine and private networks, only for hosts that the operator marked so.
 */
export function reachOf(address: string): Reach {
  const plain = address.toLowerCase().split('%')[0]!
  const inner = wrapped(plain)
  if (inner) return reachOf(inner)
  const four = v4(plain)
  if (four) return reachOf4(four as [number, number, number, number])
  if (/^fe[89ab]/.test(plain) || plain.startsWith('ff') || plain === '::') return 'never'
  if (plain === '::1' || /^f[cd]/.test(plain)) return 'private'
  return /^[23]/.test(plain) ? 'public' : 'never'
}

function reachOf4([a, b]: [number, number, number, number]): Reach {
  if (a === 0 || a >= 224 || (a === 169 && b === 254)) return 'never'
  if (a === 10 || a === 127 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return 'private'
  return a === 100 && b >= 64 && b < 128 ? 'private' : 'public'
}

/** Seconds until the next try: a minute, then twice as long each time, an hour at most; null after the eighth. */
export const waitAfter = (tries: number): number | null => (tries >= 8 ? null : Math.min(3600, 60 * 2 ** (tries - 1)))
