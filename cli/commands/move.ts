import { writeFile } from 'node:fs/promises'
import { moveFile } from '@gridward/server/config'
import { serverAtWork } from '@gridward/server/platform/activity'
import { moveTo } from '@gridward/server/platform/backup/move'
import { trouble, type Command } from '../command.ts'
import { attach, hasData } from '../connect.ts'

/** Passwords do not belong on a screen. */
const hidden = (url: string): string => url.replace(/(\/\/[^:/@]*):[^@]*@/, '$1:***@')

export const move: Command = {
  name: 'move',
  says: '把全部数据搬到自己的 PostgreSQL 服务器，并逐表核对 · moves everything to a PostgreSQL server of yours and compares',
  usage: 'gridward move --to=<postgresql://user:password@host/database>',
  options: { to: 'text' },
  words: 0,
  async run({ options, config, say }) {
    const to = options.text('to')
    if (!to || !/^postgres(ql)?:\/\//.test(to))
      throw trouble(
        '请写出目标：--to=postgresql://用户:密码@主机/数据库',
        'Name the target: --to=postgresql://user:password@host/database',
      )
    if (to === config.databaseUrl) throw trouble('目标就是现在的数据库。', 'The target is the present database.')
    if (!hasData(config))
      throw trouble(`${config.dataDir} 里没有数据可搬。`, `There are no data to move in ${config.dataDir}.`)
    const attached = await attach(config)
    try {
      if (await serverAtWork(attached.connection))
        throw trouble(
          '服务正在运行，请先停止它（Ctrl-C），搬完再启动。',
          'The server is running; stop it first (Ctrl-C), and start it again afterwards.',
        )
      const { tables, differing } = await moveTo(attached.connection, to, (table) => say(`  ${table}`))
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      if (differing.length > 0) {
        say(
          `✗ 不一致：${differing.join('、')}。目标库不要使用，请清空后重试。\n  These differ: ${differing.join(', ')}. Do not use the target; empty it and try again.`,
        )
        return 2
      }
      say(
        `✓ ${tables.length} 张表、${rows} 行已搬到 ${hidden(to)}，逐表指纹一致。\n  ${tables.length} tables, ${rows} rows; every table has the same fingerprint.`,
      )
      await writeFile(moveFile(config.dataDir), `${to}\n`, { mode: 0o600 })
      say(
        `\n以后 npm start 就用这台服务器（记在 ${moveFile(config.dataDir)}）。密钥、证书、备份仍在 ${config.dataDir}，要一起保留；确认无误后可以删除其中的 pgdata。\n` +
          `From now on npm start uses this server (noted in ${moveFile(config.dataDir)}). Keys, certificates and backups stay in ${config.dataDir} and are still needed; pgdata there may be deleted once you are sure.`,
      )
      return 0
    } finally {
      await attached.close()
    }
  },
}
