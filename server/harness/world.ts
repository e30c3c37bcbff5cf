import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { Role } from '@gridward/contract/roles'
import { addAccount, addGrants, newSecret } from '../access/index.ts'
import { addSession } from '../access/store.ts'
import { makeApp } from '../app.ts'
import { openHouse, type OpenHouse } from '../house.ts'
import { now, setClock } from '../platform/clock.ts'
import { openDatabase, type Connection, type Database } from '../platform/database.ts'
import { noFence, type Fence } from '../platform/scope.ts'
import { sql } from '../platform/sql.ts'

/** Fetch as somebody: `as.get('/api/…')`; `code` is the status, `json` the parsed body. */
export type Person = {
  account: string
  secret: string
  send(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(url: string): Promise<Answer>
  post(url: string, body?: unknown): Promise<Answer>
}
export type Answer = { code: number; json: any; text: string; headers: Record<string, unknown> }

export type World = {
  house: OpenHouse
  app: FastifyInstance
  /** The owner's door, past every fence: to look at what a test did, never in the product. */
  owner: Database
  connection: Connection
  district: number
  addDistrict(name: string, roots?: string[]): Promise<number>
  /** A person with a role in an area ('' the whole district), signed in. */
  as(role: Role, prefix?: string, options?: { district?: number; until?: string; from?: string }): Promise<Person>
  nobody: Person
  /** Waits until every line is numbered and folded. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** A database of its own, a server without a socket, a clock that stands at `at`. Close it in afterAll. */
export async function openWorld(at = '2020-02-10T01:00:00.000Z'): Promise<World> {
  setClock(at)
  const server = inject('postgres')
  const name = `test_${uuidv7().replaceAll('-', '')}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name} template gridward_template`)
  await admin.end()
  const connection = { ...server, database: name }
  const dataDir = await mkdtemp(join(tmpdir(), 'gridward-world-'))
  const house = await openHouse(connection, dataDir, { warn: (error) => console.error(error) })
  const owner = openDatabase(connection, 'owner', 2)
  const app = await makeApp(house)
  const addDistrict = (title: string, roots: string[] = ['440112']): Promise<number> =>
    makeDistrict(owner, title, roots)
  const district = await addDistrict('黄埔区')
  return {
    house,
    app,
    owner,
    connection,
    district,
    addDistrict,
    as: (role, prefix = '', options = {}) => makePerson(house, app, role, prefix, { district, ...options }),
    nobody: person(app, '', ''),
    settle: () => house.live.drain(),
    close: async () => {
      await app.close()
      await owner.close()
      await house.close()
      await rm(dataDir, { recursive: true, force: true })
      setClock(undefined)
    },
  }
}

async function makeDistrict(owner: Database, name: string, roots: string[]): Promise<number> {
  const row = await owner.transact(noFence, (tx) =>
    tx.one<{ id: number }>(
      sql`insert into district (name, roots, created_at) values (${name}, ${roots}, ${now()}) returning id`,
    ),
  )
  return row.id
}

async function makePerson(
  house: OpenHouse,
  app: FastifyInstance,
  role: Role,
  prefix: string,
  options: { district: number; until?: string; from?: string },
): Promise<Person> {
  const { district } = options
  const account = uuidv7()
  const { secret, digest } = newSecret()
  const from = options.from ?? '2020-01-01T00:00:00Z'
  const until = options.until ?? '2030-01-01T00:00:00Z'
  const at = now()
  await house.db.transact({ ...noFence, district }, async (tx) => {
    const base = { district, password: null, mustChange: false, demo: false, now: at, endsAt: null, unit: '' }
    await addAccount(tx, { ...base, id: account, login: `${role}-${account}`, name: `${role} ${prefix}` })
    await addGrants(tx, [{ district, id: uuidv7(), account, role, prefix, from, until, by: null, reason: '' }])
    const life = { now: at, idleUntil: until, endsAt: '2040-01-01T00:00:00Z' }
    await addSession(tx, {
      district,
      id: uuidv7(),
      token: digest,
      account,
      kind: 'desk',
      device: null,
      name: '',
      verbs: null,
      ...life,
    })
  })
  return person(app, account, secret)
}

function person(app: FastifyInstance, account: string, secret: string): Person {
  const send: Person['send'] = async (method, url, body, headers = {}) => {
    const auth: Record<string, string> = secret ? { authorization: `Bearer ${secret}` } : {}
    const payload = body === undefined ? {} : { payload: body as object }
    const reply = await app.inject({ method: method as 'GET', url, ...payload, headers: { ...auth, ...headers } })
    const type = String(reply.headers['content-type'] ?? '')
    return {
      code: reply.statusCode,
      json: type.includes('json') ? reply.json() : undefined,
      text: reply.body,
      headers: reply.headers,
    }
  }
  return { account, secret, send, get: (url) => send('GET', url), post: (url, body) => send('POST', url, body ?? {}) }
}

/** The fence of a prefix, for tests that talk to a store directly. */
export const fence = (district: number, lo = '', hi = '~'): Fence => ({ district, lo, hi, cut: '' })
