import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'

/** A fresh copy of the migrated template. */
async function copy(): Promise<{
  connection: { host: string; port: number; user: string; database: string }
  run: (text: string) => Promise<unknown>
}> {
  const database = `migrate_${uuidv7().replaceAll('-', '')}`
  const connection = { ...inject('postgres'), database }
  const query = async (where: pg.ClientConfig, text: string): Promise<unknown> => {
    const client = new pg.Client(where)
    await client.connect()
    return client.query(text).finally(() => client.end())
  }
  await query(inject('postgres'), `create database ${database} template gridward_template`)
  return { connection, run: (text) => query(connection, text) }
}

test('what ran once does not run again, also when two servers start together', async () => {
  const { connection } = await copy()
  expect(await Promise.all([migrate(connection), migrate(connection)])).toEqual([0, 0])
})

test('a file that was changed after it ran is named', async () => {
  const { connection, run } = await copy()
  await run(`update migration set sha256 = 'other' where name = '0002_access.sql'`)
  await expect(migrate(connection)).rejects.toThrow('0002_access.sql was changed')
})

test('tables of a newer version are not touched by an older one', async () => {
  const { connection, run } = await copy()
  await run(`insert into migration (name, sha256) values ('9999_later.sql', 'x')`)
  await expect(migrate(connection)).rejects.toThrow('newer version (9999_later.sql)')
})
