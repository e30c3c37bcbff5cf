import { join } from 'node:path'
import { serverAtWork } from '@gridward/server/platform/activity'
import { beginRotation, finishRotation, rotationBegun } from '@gridward/server/platform/rotate'
import { sealedTables } from '@gridward/server/sealed'
import { trouble, type Command } from '../command.ts'
import { attach, hasData } from '../connect.ts'

export const keys: Command = {
  name: 'keys',
  says: '更换密钥：证件号、电话等全部重新加密 · exchanges the keys: everything sealed is sealed anew',
  usage: 'gridward keys rotate',
  options: {},
  words: 1,
  async run({ words, config, say }) {
    if (words[0] !== 'rotate') throw trouble('用法：gridward keys rotate', 'Usage: gridward keys rotate')
    if (!hasData(config)) throw trouble(`${config.dataDir} 里没有数据。`, `There are no data in ${config.dataDir}.`)
    const folder = join(config.dataDir, 'keys')
    const attached = await attach(config)
    try {
      if (await serverAtWork(attached.connection))
        throw trouble(
          '服务正在运行，请先停止它（Ctrl-C）；手机可以离线继续登记。',
          'The server is running; stop it first (Ctrl-C). Phones go on without it.',
        )
      if (await rotationBegun(folder)) say('继续上次没有完成的更换 · going on with the rotation that was interrupted')
      await beginRotation(folder)
      let last = 0
      const { tables, mended } = await finishRotation(attached.connection, folder, sealedTables, (table, rows) => {
        if (Math.floor(rows / 50_000) > last) say(`  ${table} ${rows}`)
        last = Math.floor(rows / 50_000)
      })
      for (const { table, rows } of tables) if (rows > 0) say(`${String(rows).padStart(10)}  ${table}`)
      if (mended > 0)
        say(`! ${mended} 个索引和内容对不上，已按内容重建 · indexes that did not fit their value were made anew`)
      say(
        '✓ 已换成新密钥，旧密钥已删除。请马上做一次备份：gridward backup\n  The new keys are in use and the old ones are gone. Make a backup now: gridward backup',
      )
      return 0
    } finally {
      await attached.close()
    }
  },
}
