import { resolve } from 'node:path'
import { backUp } from '@gridward/server/platform/backup/keep'
import { custodyKey } from '@gridward/server/platform/backup/folder'
import { now } from '@gridward/server/platform/clock'
import { trouble, type Command } from '../command.ts'
import { attach, hasData } from '../connect.ts'
import { tableLines } from '../tables.ts'

export const backup: Command = {
  name: 'backup',
  says: '备份数据、日志和密钥，只有两位保管人一起才能打开 · backs up data, journal and keys, sealed to the custodians',
  usage: 'gridward backup [<file>]',
  options: {},
  words: 1,
  async run({ words, config, say }) {
    if (!hasData(config)) throw trouble(`${config.dataDir} 里没有数据。`, `There are no data in ${config.dataDir}.`)
    if (!custodyKey(config.dataDir))
      throw trouble(
        '还没有保管人，请先运行：gridward custodians',
        'There are no custodians yet; run first: gridward custodians',
      )
    const attached = await attach(config)
    try {
      const made = await backUp(attached.connection, config.dataDir, now(), words[0] && resolve(words[0]))
      say(tableLines(made!.receipt.tables))
      say(`✓ 已备份到 ${made!.path}，请复制到另一台机器 · backed up; copy it to another machine`)
      return 0
    } finally {
      await attached.close()
    }
  },
}
