import { readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What `gridward https` decided, in DATA_DIR/https. An authority of ours lies beside it; a certificate of the district's
 * stays where whoever renews it writes it.
 */
export type Https =
  /** `names`: beside every address of this machine; `permitted`: what the authority was made for. */
  { kind: 'authority'; names: string[]; permitted: string[] } | { kind: 'own'; cert: string; key: string }

export const httpsFolder = (dataDir: string): string => join(dataDir, 'https')
export const authorityFiles = (dataDir: string): { cert: string; key: string } => ({
  cert: join(httpsFolder(dataDir), 'authority.crt'),
  key: join(httpsFolder(dataDir), 'authority.key'),
})
export const leafFiles = (dataDir: string): { cert: string; key: string } => ({
  cert: join(httpsFolder(dataDir), 'server.crt'),
  key: join(httpsFolder(dataDir), 'server.key'),
})

/** Undefined: the pages go over plain http. */
export function readHttps(dataDir: string): Https | undefined {
  try {
    return JSON.parse(readFileSync(join(httpsFolder(dataDir), 'https.json'), 'utf8')) as Https
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The files that a server shows to browsers. */
export function tlsFiles(dataDir: string): { cert: string; key: string } | undefined {
  const https = readHttps(dataDir)
  return https?.kind === 'own' ? { cert: https.cert, key: https.key } : https && leafFiles(dataDir)
}

/** Last, so that a folder with this file is whole. */
export const saveHttps = (dataDir: string, https: Https): Promise<void> =>
  keep(join(httpsFolder(dataDir), 'https.json'), JSON.stringify(https, null, 2))

export async function savePair(
  files: { cert: string; key: string },
  pair: { cert: string; key: string },
): Promise<void> {
  await keep(files.key, pair.key)
  await keep(files.cert, pair.cert)
}

/** Whole or not at all, and for the owner alone. */
async function keep(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}
