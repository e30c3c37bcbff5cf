import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '@gridward/server/harness/world'
import { setClock } from '@gridward/server/platform/clock'
import { noFence } from '@gridward/server/platform/scope'
import { sql } from '@gridward/server/platform/sql'
import { commands } from './commands.ts'
import { gridward } from './gridward.ts'

let world: World
let folder: string
const server = () => world.connection as { host: string; port: number; user: string; database: string }
const urlOf = (database: string): string => {
  const { host, port, user } = server()
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
const newDatabase = async (): Promise<string> => {
  const name = `cli_${uuidv7().replaceAll('-', '')}`
  const admin = new pg.Client(server())
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  return urlOf(name)
}

beforeAll(async () => {
  world = await openWorld()
  setClock(undefined)
  folder = await mkdtemp(join(tmpdir(), 'gridward-cli-'))
  await world.as('commander')
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

type Called = { code: number; out: string; err: string }
/** Calls the command as a person at the terminal of the world's server would. */
async function call(line: string, options: { env?: NodeJS.ProcessEnv; typed?: string[] } = {}): Promise<Called> {
  const out: string[] = []
  const err: string[] = []
  const env = {
    DATA_DIR: world.house.dataDir,
    DATABASE_URL: urlOf(server().database),
  }
  const code = await gridward(line.split(' ').filter(Boolean), {
    say: (text) => out.push(text),
    complain: (text) => err.push(text),
    env: { ...env, ...options.env },
    input: Readable.from((options.typed ?? []).map((text) => `${text}\n`)),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('gridward', () => {
  test('lists every command with what it does, and explains one', async () => {
    const { code, out } = await call('help')
    expect(code).toBe(0)
    for (const { name, usage } of commands) {
      expect(out).toContain(`${name.padEnd(12)} `)
      expect(out).toContain(usage)
    }
    expect((await call('help backup')).out).toContain('gridward backup')
    expect((await call('backup --help')).code).toBe(0)
    expect((await call('')).code).toBe(0)
  })

  test.each([
    ['bakcup', 'no command "bakcup"'],
    ['help bakcup', 'no command "bakcup"'],
    ['verify --ancor=1', 'no option --ancor'],
    ['verify --anchor', 'needs a value'],
    ['verify --json=yes', 'takes no value'],
    ['verify now', 'is too much'],
    ['verify --anchor=abc', '64 signs'],
    ['restore', 'Name the backup file'],
    ['restore /nowhere/today.backup', 'cannot be read'],
    ['restore /dev/null', 'is no Gridward backup'],
    ['move', 'Name the target'],
    ['keys turn', 'Usage: gridward keys rotate'],
    ['token', 'Usage: gridward token'],
    ['https --cert=a.pem', 'belong together'],
    ['https --name=a_b..c', 'is no host name'],
  ])('%s is refused with a sentence that says what to do', async (line, says) => {
    const { code, err } = await call(line)
    expect(code).toBe(1)
    expect(err).toContain(says)
    expect(err).toMatch(/[一-龥]/)
    expect(err).not.toContain('    at ')
  })

  test.each(['backup', 'recount', 'keys rotate', 'token list', 'move --to=postgres://x/y'])(
    '%s makes nothing in an empty folder',
    async (line) => {
      const empty = join(folder, 'nothing')
      const { code, err } = await call(line, { env: { DATA_DIR: empty, DATABASE_URL: '' } })
      expect([code, err]).toEqual([1, expect.stringContaining(empty)])
      expect(existsSync(empty)).toBe(false)
    },
  )
})

describe('looking', () => {
  test('doctor ends with 1 when something must be done, and says it in both languages', async () => {
    const { code, out } = await call('doctor')
    expect(out).toContain('✗ 数据库关闭了 fsync')
    expect(out).toMatch(/✗ .*gridward custodians/)
    expect(out).toContain('✓ 服务在运行')
    expect(code).toBe(1)
    const found = JSON.parse((await call('doctor --json')).out) as { about: string; state: string }[]
    expect(found.find(({ about }) => about === 'durability')?.state).toBe('bad')
    expect(found.find(({ about }) => about === 'journal')?.state).toBe('good')
  })

  test('doctor names a database that cannot be reached instead of giving up', async () => {
    const { code, out } = await call('doctor', { env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' } })
    expect([code, out]).toEqual([1, expect.stringContaining('✗ 连不上数据库')])
  })

  test('verify and recount answer for programs too', async () => {
    expect(JSON.parse((await call('verify --json')).out)).toMatchObject({ fault: null })
    expect(JSON.parse((await call('recount --json')).out)).toMatchObject({ drifting: 0 })
  })
})

describe('https', () => {
  test('prints the address and the fingerprint of the authority, and is off again', async () => {
    const { code, out } = await call('https --name=gw.example.cn --name=10.1.2.3', { env: { PORT: '9090' } })
    expect(code).toBe(0)
    expect(out).toContain('http://gw.example.cn:9090/install')
    expect(out).toMatch(/SHA-256: ([0-9A-F]{2}:){31}/)
    expect((await call('https --off')).code).toBe(0)
    expect(existsSync(join(world.house.dataDir, 'https'))).toBe(false)
  })
})

describe('tokens', () => {
  test('a token reads what it was made for until it is revoked', async () => {
    const { out } = await call('token create --name=检验系统 --verbs=areas.read')
    const secret = out.split('\n').find((text) => /^[\w-]{43}$/.test(text))!
    const headers = { authorization: `Bearer ${secret}` }
    expect((await world.nobody.send('GET', '/api/sites', undefined, headers)).code).toBe(200)
    const list = (await call('token list')).out
    expect(list).toContain('检验系统')
    expect((await call(`token revoke ${list.split(' ')[0]}`)).code).toBe(0)
    expect((await call('token list')).out).toContain('已停用')
  })

  test.each([
    ['--name=a --verbs=people.fly', 'Not a permission for programs: people.fly'],
    ['--name=a --verbs=areas.read --prefix=44', 'is no area'],
    ['--name=a --verbs=areas.read --until=soon', 'is a day such as'],
    ['--name=a --verbs=areas.read --until=2001-01-01', ''],
    ['--name=a --verbs=areas.read --account=nobody', 'no account "nobody"'],
    ['--name=a --verbs=areas.read --district=99', 'Say which district'],
    ['--verbs=areas.read', 'what the token is for'],
  ])('token create %s is refused', async (line, says) => {
    const { code, err } = await call(`token create ${line}`)
    expect([code, err]).toEqual([1, expect.stringContaining(says)])
  })
})

describe('while the server is running', () => {
  test.each(['keys rotate', 'move --to=postgresql://127.0.0.1:1/none'])(
    '%s waits until it is stopped',
    async (line) => {
      const { code, err } = await call(line)
      expect([code, err]).toEqual([1, expect.stringContaining('server is running')])
    },
  )
})

describe('the drill', () => {
  test('custodians, backup, restore into an empty folder, an own server, new keys: nothing is lost on the way', async () => {
    const sheet = join(folder, 'custodians.html')
    expect((await call(`custodians --out=${sheet}`)).code).toBe(0)
    expect((await stat(sheet)).mode & 0o777).toBe(0o600)
    expect((await call(`custodians --out=${sheet}`)).code).toBe(1)
    const shares = [...(await readFile(sheet, 'utf8')).matchAll(/<pre>([^<]+)/g)].map((match) => match[1]!)
    expect(shares).toHaveLength(3)

    const file = join(folder, 'all.backup')
    const nowhere = await call('backup /dev/null/all.backup')
    expect([nowhere.code, nowhere.err]).toEqual([
      1,
      expect.stringMatching(/读不了或写不了.*\n.*cannot be read or written/),
    ])
    expect((await call(`backup ${file}`)).code).toBe(0)
    const env = { DATA_DIR: join(folder, 'restored'), DATABASE_URL: '' }
    const one = await call(`restore ${file}`, { env, typed: [shares[0]!, shares[0]!] })
    expect([one.code, one.err]).toEqual([1, expect.stringContaining('do not open')])
    const restored = await call(`restore ${file}`, { env, typed: [shares[0]!, shares[2]!] })
    expect(restored.out).toContain('日志')
    expect([restored.code, restored.out.includes('不一致')]).toEqual([0, false])
    expect((await call(`restore ${file}`, { env, typed: shares })).err).toContain('There is a district')

    const to = await newDatabase()
    const moved = await call(`move --to=${to}`, { env })
    expect([moved.code, moved.out]).toEqual([0, expect.stringContaining('same fingerprint')])
    expect((await call(`move --to=${to}`, { env })).err).toContain('is the present database')
    expect((await stat(join(env.DATA_DIR, 'database.url'))).mode & 0o777).toBe(0o600)

    expect((await call('keys rotate', { env })).code).toBe(0)
    expect(JSON.parse((await call('verify --json', { env })).out)).toMatchObject({ fault: null })
    expect((await call('backup', { env })).code).toBe(0)
    expect((await call('doctor', { env })).out).toContain('最近的备份')
  }, 120_000)

  test('a hold that somebody wrote into the database by hand is named by verify', async () => {
    const id = uuidv7()
    await world.owner.transact(noFence, async (tx) => {
      await tx.run(sql`set local session_replication_role = replica`)
      await tx.run(sql`
        insert into hold (district, id, area, issued_area, name_sealed, basis, reason, emergency, emergency_area, emergency_starts_at,
          emergency_ends_at, pack, pack_version, official, official_name, unit, starts_at, ends_at, again_from, receipt, seal)
        values (${world.district}, ${id}, '440112001003001', '440112001003001', '\\x00', 'fever', 'x', ${uuidv7()}, '',
          now() - interval '1 day', now() + interval '2 days', ${uuidv7()}, 1, ${uuidv7()}, 'x', 'x', now(),
          now() + interval '1 day', now() + interval '24 hours', '\\x01', decode(repeat('00', 32), 'hex'))`)
    })
    const { code, out } = await call('verify')
    expect([code, out]).toEqual([2, expect.stringContaining(id)])
    await world.settle()
    const told = await world.owner.transact(noFence, (tx) =>
      tx.query(sql`select 1 from journal where kind = 'orders.unbacked' and subject = ${id}`),
    )
    expect(told).toHaveLength(1)
    await world.owner.transact(noFence, (tx) => tx.run(sql`delete from hold where id = ${id}`))
  })

  test('a planted change in the journal is named by verify and by doctor', async () => {
    await call('token create --name=x --verbs=areas.read')
    await world.settle()
    await world.owner.transact(noFence, (tx) => tx.run(sql`update journal set actor = 'somebody else' where seq = 1`))
    expect(await call('verify')).toMatchObject({ code: 2, out: expect.stringContaining('line 1') })
    expect((await call('doctor')).out).toContain('✗ 日志第 1 行有问题')
  })
})
