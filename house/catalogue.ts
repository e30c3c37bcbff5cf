import pg from 'pg'
import { inject } from 'vitest'
import type {} from '@gridward/server/harness/setup'

/** A database of its own with every migration in it, for a guard that reads the catalogue. */
export async function openCatalogue(name: string): Promise<{ client: pg.Client; close(): Promise<void> }> {
  const database = `${name}_${process.pid}`
  const admin = new pg.Client(inject('postgres'))
  await admin.connect()
  await admin.query(`create database ${database} template gridward_template`)
  const client = new pg.Client({ ...inject('postgres'), database })
  await client.connect()
  return {
    client,
    async close() {
      await client.end()
      await admin.query(`drop database ${database}`)
      await admin.end()
    },
  }
}
