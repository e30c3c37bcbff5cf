import { existsSync, readFileSync } from 'node:fs'
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
    tls: cert && key ? { cert, key, kind: 'own' } : readTls(dataDir),
  }
}

/** Written by `gridward move`, for the owner alone: it may hold a password. */
export const moveFile = (dataDir: string): string => join(dataDir, 'database.url')

const movedTo = (dataDir: string): string | undefined =>
  existsSync(moveFile(dataDir)) ? readFileSync(moveFile(dataDir), 'utf8').trim() : undefined

function readTls(dataDir: string): Config['tls'] {
  const files = tlsFiles(dataDir)
  return files && { ...files, kind: readHttps(dataDir)!.kind }
}
