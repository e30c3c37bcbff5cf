import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@gridward/contract/days'

/** What the last night removed: counts by table, and what could not be done. For doctor. */
export type RetentionNote = { at: Instant; tables: Record<string, number>; failed: string[] }

const file = (dataDir: string): string => join(dataDir, 'retention.json')

export async function noteRetention(dataDir: string, note: RetentionNote): Promise<void> {
  await writeFile(`${file(dataDir)}.new`, JSON.stringify(note), { mode: 0o600 })
  await rename(`${file(dataDir)}.new`, file(dataDir))
}

export async function lastRetention(dataDir: string): Promise<RetentionNote | undefined> {
  const text = await readFile(file(dataDir), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as RetentionNote)
}
