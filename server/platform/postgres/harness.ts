import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from './index.ts'
import type { PostgresOptions, RunningPostgres } from './index.ts'

const started: RunningPostgres[] = []
const folders: string[] = []

/** An empty folder that `stopAll` removes. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gridward-test-'))
  folders.push(folder)
  return folder
}

/** Starts a database that `stopAll` ends. */
export async function start(options: PostgresOptions): Promise<RunningPostgres> {
  const server = await startPostgres(options)
  started.push(server)
  return server
}

export async function stopAll(): Promise<void> {
  for (const server of started.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** The first row of the answer, its values joined by spaces. */
export async function query({ url }: { url: string }, text: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return Object.values((await client.query(text)).rows[0] ?? {}).join(' ')
  } finally {
    await client.end()
  }
}
