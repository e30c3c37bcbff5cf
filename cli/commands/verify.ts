import { join } from 'node:path'
import type { Config } from '@gridward/server/config'
import { watchOrders } from '@gridward/server/orders/index'
import { openDatabase, hasDistrict, type Connection } from '@gridward/server/platform/database'
import { loadKeys } from '@gridward/server/platform/keys'
import { verifyJournal } from '@gridward/server/platform/verify'
import { trouble, type Command } from '../command.ts'
import { attach } from '../connect.ts'

const faults = {
  lineChanged: '这一行被改动过 · this line was changed',
  lineMissing: '这一行不见了 · this line is missing',
  contentChanged: '这一行的内容被改动或删除 · the content of this line was changed or removed',
  erasedEarly:
    '这一行的内容被提前清除，或没有清除记录 · the content of this line was erased before its time, or no line counts the erasure',
  figuresChanged: '这一行定稿的数字被改动过 · a figure that this line froze was changed',
  blockChanged: '到这一行为止的区块被改动过 · the block that ends here was changed',
  chainBroken: '链条在这里断开 · the chain is broken here',
  tailCut: '印出的哈希已不在链中，末尾被截断 · the printed hash is no longer in the chain; its end was cut off',
}

export const verify: Command = {
  name: 'verify',
  says: '核验日志与在管的管控，指出被改动的 · checks the journal and every living limit on a person, and names what was changed',
  usage: 'gridward verify [--anchor=<hash printed on a daily report>] [--json]',
  options: { anchor: 'text', json: 'flag' },
  words: 0,
  async run({ options, config, say }) {
    const anchor = readAnchor(options.text('anchor'))
    const attached = await attach(config)
    const owner = openDatabase(attached.connection, 'owner', 1)
    try {
      const result = {
        ...(await verifyJournal(owner, anchor)),
        limits: await limitsOf(attached.connection, config),
      }
      const bad = result.fault !== null || result.limits.length > 0
      if (options.flag('json')) {
        say(JSON.stringify(result))
        return bad ? 2 : 0
      }
      say(
        `${result.lines} 行，${result.blocks} 个区块，已到期清除 ${result.erased} 行 · ${result.lines} lines, ${result.blocks} blocks, ${result.erased} erased`,
      )
      if (result.fault)
        say(
          `第 ${result.fault.seq} 行：${faults[result.fault.what]} (line ${result.fault.seq}) ${result.fault.about ?? ''}`,
        )
      else say(`完好 · intact. ${result.lastHash ?? ''}`)
      for (const { about, id, area } of result.limits)
        say(
          `${about === 'order' ? '管控' : '临时管控'} ${id}（${area}）没有签署记录为据 · this ${about} stands behind nobody's signed lines`,
        )
      return bad ? 2 : 0
    } finally {
      await owner.close()
      await attached.close()
    }
  },
}

/** As it is printed, in any case. One that was typed wrongly must not read as a journal that somebody has cut. */
function readAnchor(typed: string | undefined): string | undefined {
  const anchor = typed?.trim().toLowerCase()
  if (anchor !== undefined && !/^[0-9a-f]{64}$/.test(anchor))
    throw trouble(
      '--anchor 要写日报上印的那串哈希，64 位，照抄。',
      '--anchor is the hash as it is printed on the daily report: 64 signs, 0-9 and a-f.',
    )
  return anchor
}

/** Orders and holds that nobody's lines stand behind; those that are new are told in the journal as the server would. */
async function limitsOf(connection: Connection, { dataDir }: Config): ReturnType<typeof watchOrders> {
  const db = openDatabase(connection, 'gridward_app', 1)
  try {
    if (!(await hasDistrict(db))) return []
    return await watchOrders(db, await loadKeys(join(dataDir, 'keys'), true))
  } finally {
    await db.close()
  }
}
