import { endToken, makeToken, showTokens, theDistrict } from '@gridward/server/access/console'
import { openDatabase, type Database } from '@gridward/server/platform/database'
import { trouble, type Command, type Run } from '../command.ts'
import { attach, hasData } from '../connect.ts'

export const token: Command = {
  name: 'token',
  says: '给别的程序发放、查看、停用令牌 · keys for other programs: create, list, revoke',
  usage:
    'gridward token create --name=<name> --verbs=<verb,verb> [--prefix=<area>] [--until=<YYYY-MM-DD>] [--account=<login>] | list | revoke <id>  [--district=<id>]',
  options: { name: 'text', verbs: 'text', prefix: 'text', until: 'text', account: 'text', district: 'text' },
  words: 2,
  async run(run) {
    const [what] = run.words
    const acts = { create, list, revoke }
    const act = acts[what as keyof typeof acts]
    if (!act)
      throw trouble('用法：gridward token create | list | revoke', 'Usage: gridward token create | list | revoke')
    if (!hasData(run.config))
      throw trouble(`${run.config.dataDir} 里没有数据。`, `There are no data in ${run.config.dataDir}.`)
    const attached = await attach(run.config)
    const db = openDatabase(attached.connection, 'gridward_app', 1)
    try {
      await act(run, db, await theDistrict(db, run.options.text('district')))
      return 0
    } finally {
      await db.close()
      await attached.close()
    }
  },
}

async function create({ options, say }: Run, db: Database, district: number): Promise<void> {
  const name = options.text('name')
  if (!name) throw trouble('请写出令牌的用途：--name=…', 'Say what the token is for: --name=…')
  const until = options.text('until')
  if (until !== undefined && !/^\d{4}-\d\d-\d\d$/.test(until))
    throw trouble('--until 要写成 2020-03-31 这样的日期。', '--until is a day such as 2020-03-31.')
  const verbs = (options.text('verbs') ?? '')
    .split(',')
    .map((verb) => verb.trim())
    .filter(Boolean)
  const wanted = { name, verbs, prefix: options.text('prefix') ?? '', until, account: options.text('account') }
  const made = await makeToken(db, district, wanted)
  say(`令牌（只显示这一次）· the token, shown once:\n\n${made.secret}\n`)
  say(`编号 ${made.id}，有效到 ${made.until.slice(0, 10)} · id ${made.id}, valid until ${made.until.slice(0, 10)}`)
  say('用法 · use:  Authorization: Bearer <token>')
}

async function list({ say }: Run, db: Database, district: number): Promise<void> {
  const rows = await showTokens(db, district)
  if (rows.length === 0) say('还没有令牌 · there are no tokens')
  for (const row of rows) {
    const state = row.ended_at
      ? `已停用 revoked ${row.ended_at.slice(0, 10)}`
      : `有效到 until ${row.ends_at.slice(0, 10)}`
    say(`${row.id}  ${row.name}  ${row.prefix || '全区 whole district'}  ${state}\n    ${row.verbs.join(' ')}`)
  }
}

async function revoke({ words, say }: Run, db: Database, district: number): Promise<void> {
  const name = await endToken(db, district, words[1] ?? '')
  say(`「${name}」已停用，几秒内生效 · revoked, within seconds`)
}
