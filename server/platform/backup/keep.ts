import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Instant } from '@gridward/contract/days'
import type { Connection } from '../database.ts'
import { keyPath } from '../keys.ts'
import { backup, type Receipt } from './backup.ts'
import { backupPath, custodyKey, noteFailure } from './folder.ts'

/** A fortnight of nights. */
export const nightsKept = 14

/**
 * A backup of everything into the folder of backups or a file that was named; undefined without custodians. A success
 * ends the complaint about the last failure.
 */
export async function backUp(
  connection: Connection,
  dataDir: string,
  at: Instant,
  path = backupPath(dataDir, at),
): Promise<{ path: string; receipt: Receipt } | undefined> {
  const publicKey = custodyKey(dataDir)
  if (!publicKey) return undefined
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const receipt = await backup(connection, keyPath(join(dataDir, 'keys')), publicKey, path, at)
  await noteFailure(dataDir, undefined)
  return { path, receipt }
}
