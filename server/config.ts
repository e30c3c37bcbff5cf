import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { readHttps, tlsFiles } from './platform/https/state.ts'

/** Everything that the environment may say. Nothing else reads it. */
export type Config = {
  port: number
  host: string
  dataDir: string
  /** A server of the user's: DATABASE_URL, else where `gridward move` went. Not set: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined
  demo: boolean
  demoPeople: number
  /** IANA zone that cuts the days of a district made without one of its own. */
  zone: string
  /** Proxies that may say whose request they hand on: addresses, networks, or loopback, linklocal, uniquelocal. */
  trustProxy: readonly string[]
  /** TLS_CERT and TLS_KEY, else what `gridward https` set up in the data folder. */
  tls: { cert: string; key: string; kind: 'own' | 'authority' } | undefined
}

export function readConfig(env: NodeJS.ProcessEnv = process.env, argv: readonly string[] = process.argv): Config {
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT=${env['PORT']} is not a port number`)
  const cert = env['TLS_CERT']
  const key = env['TLS_KEY']
  const dataDir = resolve(env['DATA_DIR'] ?? './data')
  const people = argv.find((word) => word.startsWith('--people='))?.slice('--people='.length)
  return {
    port,
    host: env['HOST'] ?? '0.0.0.0',
    dataDir,
    databaseUrl: env['DATABASE_URL'] || movedTo(dataDir),
    demo: argv.includes('--demo'),
    demoPeople: Number(people ?? env['DEMO_PEOPLE'] ?? 100_000),
    zone: env['GRIDWARD_ZONE'] ?? 'Asia/Shanghai',
    trustProxy: readProxies(env['TRUST_PROXY']),
    tls: cert && key ? { cert, key, kind: 'own' } : readTls(dataDir),
  }
}

const namedNetworks = ['loopback', 'linklocal', 'uniquelocal']

/** TRUST_PROXY, a list with commas; not set: this machine; `none`: nobody. Errors: what is no address. */
export function readProxies(text: string | undefined): readonly string[] {
  const list = (text || 'loopback').split(',').map((one) => one.trim())
  if (list.length === 1 && list[0] === 'none') return []
  const wrong = list.find((one) => !namedNetworks.includes(one) && !isNetwork(one))
  if (wrong !== undefined) throw new Error(`TRUST_PROXY: ${wrong} is no address and no network like 10.0.0.0/8`)
  return list
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return (
    isIP(address) > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

/** Written by `gridward move`, for the owner alone: it may hold a password. */
export const moveFile = (dataDir: string): string => join(dataDir, 'database.url')

const movedTo = (dataDir: string): string | undefined =>
  existsSync(moveFile(dataDir)) ? readFileSync(moveFile(dataDir), 'utf8').trim() : undefined

function readTls(dataDir: string): Config['tls'] {
  const files = tlsFiles(dataDir)
  return files && { ...files, kind: readHttps(dataDir)!.kind }
}
