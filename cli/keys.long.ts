// minutes: 2
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type {} from '@gridward/server/harness/setup'
import { loadKeys, readKeyFile } from '@gridward/server/platform/keys'

const people = 30_000
const numberOf = (n: number): string => `44011219900101${String(n).padStart(6, '0')}`
let dataDir: string
let client: pg.Client
let url: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gridward-rotation-'))
  const server = inject('postgres')
  const database = `rotation_${uuidv7().replaceAll('-', '')}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${database} template gridward_template`)
  await admin.end()
  url = `postgresql://${server.user}@localhost/${database}?host=${encodeURIComponent(server.host)}&port=${server.port}`
  client = new pg.Client({ ...server, database })
  await client.connect()
  await client.query(`insert into district (name, roots, created_at) values ('黄埔区', '{440112}', now())`)
  const keys = await loadKeys(join(dataDir, 'keys'))
  const all = Array.from({ length: people }, (_, n) => numberOf(n))
  await client.query(
    `insert into person (district, id, area, name, name_plain, name_pinyin, name_initials, id_kind, id_blind, sealed, facts, created_at, updated_at)
     select (select id from district), gen_random_uuid(), '440112001003001', '测试', '测试', 'ceshi', 'cs', 'identityCard', b, s, '{}', now(), now()
     from unnest($1::bytea[], $2::bytea[]) as t(b, s)`,
    [
      all.map((number) => keys.blind(number, 'person.number')),
      all.map((number) => keys.seal(JSON.stringify({ f: { 'person.documentNumber': number } }), 'person.sealed')),
    ],
  )
})
afterAll(async () => {
  await client.end()
  await rm(dataDir, { recursive: true, force: true })
})

const rotate = () =>
  spawn(process.execPath, [fileURLToPath(new URL('./bin/gridward.mjs', import.meta.url)), 'keys', 'rotate'], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: url },
    stdio: 'ignore',
  })

test('a rotation that is killed again and again opens everything and finds everybody in the end', async () => {
  const before = (await readKeyFile(join(dataDir, 'keys')))!
  let kills = 0
  for (let code: number | null = null; code !== 0 && kills < 60;) {
    const child = rotate()
    const ended = once(child, 'exit') as Promise<[number | null]>
    // later rounds live longer: each reads again what was done before
    const [exit] = await Promise.race([ended, wait(500 + kills * 40).then(() => [null] as const)])
    code = exit
    expect(code ?? 0).toBe(0)
    if (code !== null) continue
    child.kill('SIGKILL')
    await ended
    kills++
  }
  expect(kills).toBeGreaterThan(2)
  const after = (await readKeyFile(join(dataDir, 'keys')))!
  expect([after.next, after.seal.length]).toEqual([undefined, 1])
  expect(after.seal[0]).not.toEqual(before.seal[0])
  const keys = await loadKeys(join(dataDir, 'keys'))
  const { rows } = await client.query<{ sealed: Buffer; id_blind: Buffer }>('select sealed, id_blind from person')
  const found = new Set<string>()
  for (const { sealed, id_blind } of rows) {
    const number = JSON.parse(keys.open(sealed, 'person.sealed')).f['person.documentNumber'] as string
    expect(id_blind.equals(keys.blind(number, 'person.number'))).toBe(true)
    found.add(number)
  }
  expect([rows.length, found.size]).toEqual([people, people])
})
