import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port: number; user: string; database: string }
  }
}

/** One server for the whole run, with a migrated template that each test file copies in milliseconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridward-test-'))
  const server = await startPostgres({ dataDir, throwaway: true })
  const admin = new pg.Client(server.connection)
  await admin.connect()
  await admin.query('create database gridward_template')
  await migrate({ ...server.connection, database: 'gridward_template' })
  await admin.query('alter database gridward_template is_template true')
  await admin.end()
  project.provide('postgres', server.connection)
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
