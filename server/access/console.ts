import { programRole, tokenVerbs } from '@gridward/contract/roles'
import type { Verb } from '@gridward/contract/verbs'
import { accessWords } from '@gridward/contract/words/access'
import { isPath } from '@gridward/contract/paths'
import { uuidv7 } from 'uuidv7'
import { now as readClock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { openJournal, type Journal } from '../platform/journal.ts'
import { fenceOf, noFence } from '../platform/scope.ts'
import { issueToken } from './issue-token.ts'
import { asJob } from './jobs-list.ts'
import { grantEnd } from './rules-grants.ts'
import { closeAccount } from './store-accounts.ts'
import { listDistricts } from './store-sweep.ts'
import * as tokens from './store-tokens.ts'
import { endSession, findLogin } from './store.ts'

/** What is done at the terminal of the server, by whoever may read its files: journaled under the name of the terminal. */
const asConsole = (district: number) => asJob('access.console', district)

/** A sentence in both languages for the terminal. */
const refuse = (zh: string, en: string): Error => new Error(`${zh}\n${en}`)

async function atConsole<T>(
  db: Database,
  district: number,
  work: (tx: Tx, scope: ReturnType<typeof asConsole>, journal: Journal) => Promise<T>,
): Promise<T> {
  const scope = asConsole(district)
  return db.transact(fenceOf(scope), (tx) => work(tx, scope, openJournal(tx, district, scope.actor)))
}

/** The district that is meant. Errors: none yet, or several and none named. */
export async function theDistrict(db: Database, named: string | undefined): Promise<number> {
  const ids = (await db.transact(noFence, listDistricts)).map(({ id }) => id)
  if (named === undefined && ids.length === 1) return ids[0]!
  if (named !== undefined && ids.includes(Number(named))) return Number(named)
  if (ids.length === 0)
    throw refuse(
      '还没有建立区，请先在网页上完成首次启用。',
      'There is no district yet; finish the first start in the browser.',
    )
  throw refuse(`请写明是哪个区：--district=${ids.join('|')}`, `Say which district: --district=${ids.join('|')}`)
}

export type Wanted = {
  name: string
  verbs: string[]
  prefix: string
  until: string | undefined
  account: string | undefined
}

/** A key for another program. The secret is answered once. Errors: unknown verbs, area, account or day. */
export async function makeToken(
  db: Database,
  district: number,
  wanted: Wanted,
): Promise<{ id: string; secret: string; until: string }> {
  const now = readClock()
  const { name, prefix } = wanted
  const verbs = [...new Set(wanted.verbs)]
  const strange = verbs.filter((verb) => !(tokenVerbs as readonly string[]).includes(verb))
  if (strange.length > 0 || verbs.length === 0)
    throw refuse(
      `程序不能有这个权限：${strange.join('、')}。可用：${tokenVerbs.join(' ')}`,
      `Not a permission for programs: ${strange.join(', ')}. There are: ${tokenVerbs.join(' ')}`,
    )
  if (!isPath(prefix)) throw refuse(`「${prefix}」不是区域代码。`, `"${prefix}" is no area.`)
  const end = grantEnd(now, wanted.until && `${wanted.until}T00:00:00.000Z`)
  if ('refused' in end) throw refuse(accessWords['zh-CN'].refusals[end.refused], accessWords.en.refusals[end.refused])
  return atConsole(db, district, async (tx, _scope, journal) => {
    const holder = wanted.account === undefined ? undefined : await findLogin(tx, wanted.account, now)
    if (wanted.account !== undefined && holder?.district !== district)
      throw refuse(`没有「${wanted.account}」这个账号。`, `There is no account "${wanted.account}".`)
    const id = uuidv7()
    const { until } = end
    const made = { district, id, name, verbs: verbs as Verb[], prefix, until, by: holder?.id ?? null, now }
    const { account, secret } = await issueToken(tx, made)
    journal({
      kind: 'access.tokenMade',
      area: prefix,
      subject: id,
      content: { name, verbs, account, until, role: programRole },
      retention: 'legal',
    })
    return { id, secret, until }
  })
}

export const showTokens = (db: Database, district: number): Promise<tokens.TokenRow[]> =>
  atConsole(db, district, (tx, scope) => tokens.listTokens(tx, scope))

/** Answers its name; a token that ended before stays ended. Errors: an id that is none. */
export const endToken = (db: Database, district: number, id: string): Promise<string> =>
  atConsole(db, district, async (tx, scope, journal) => {
    const token = /^[0-9a-f-]{36}$/.test(id) ? await tokens.findToken(tx, scope, id) : undefined
    if (!token)
      throw refuse(
        `没有编号为「${id}」的令牌，gridward token list 列出全部。`,
        `There is no token "${id}"; gridward token list shows all.`,
      )
    if (token.ended_at) return token.name
    const now = readClock()
    await endSession(tx, district, token.id, now)
    await closeAccount(tx, district, token.account, { now, by: null, why: '' })
    journal({
      kind: 'access.tokenRevoked',
      area: token.prefix,
      subject: token.id,
      content: { name: token.name },
      retention: 'legal',
    })
    return token.name
  })
