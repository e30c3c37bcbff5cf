import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StartMode } from './runner.ts'

/** DATA_DIR/meta.json: what wrote the data folder, for the operator and for the next start. */
export type Meta = { postgres?: string; startMode?: StartMode; databaseMade?: boolean }

export function readMeta(dataDir: string): Meta {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'meta.json'), 'utf8')) as Meta
  } catch {
    return {}
  }
}

/** Keeps what others noted in the file; written whole or not at all. */
export function writeMeta(dataDir: string, meta: Meta): void {
  const before = readMeta(dataDir)
  const after = { ...before, ...meta }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const path = join(dataDir, 'meta.json')
  writeFileSync(`${path}.new`, `${JSON.stringify(after, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
