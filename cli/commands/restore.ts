import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { restore as restoreFrom } from '@gridward/server/platform/backup/restore'
import { openDatabase } from '@gridward/server/platform/database'
import { saveKeyFile } from '@gridward/server/platform/keys'
import { verifyJournal } from '@gridward/server/platform/verify'
import { trouble, type Command, type Run } from '../command.ts'
import { attach } from '../connect.ts'

/** Two lines on standard input, so that a share never stands in a shell's history. */
async function askShares({ say, input }: Pick<Run, 'say' | 'input'>): Promise<string[]> {
  const lines = createInterface({ input })
  const shares: string[] = []
  say('请依次输入两份保管人密钥，每份一行 · type two shares, one per line')
  for await (const line of lines) {
    if (line.trim()) shares.push(line.trim())
    if (shares.length === 2) break
  }
  lines.close()
  return shares
}

export const restore: Command = {
  name: 'restore',
  says: '把备份恢复到空的数据目录 · restores a backup into an empty data folder',
  usage: 'DATA_DIR=<empty folder> gridward restore <file>',
  options: {},
  words: 1,
  async run({ words, config, say, input }) {
    const file = words[0]
    if (!file) throw trouble('请写出备份文件：gridward restore <文件>', 'Name the backup file: gridward restore <file>')
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
    const keyFile = join(config.dataDir, 'keys/keys.json')
    if (existsSync(keyFile))
      throw new Error(`${config.dataDir} 里已有数据 · is not empty: ${(await readdir(config.dataDir)).join(' ')}`)
    const shares = await askShares({ say, input })
    const attached = await attach(config)
    try {
      const { receipt, keys, differing } = await restoreFrom(attached.connection, resolve(file), shares)
      await mkdir(join(config.dataDir, 'keys'), { recursive: true, mode: 0o700 })
      await saveKeyFile(keyFile, keys)
      for (const { table, rows, sha256 } of receipt.tables)
        say(
          `${String(rows).padStart(10)}  ${sha256.slice(0, 16)}  ${differing.includes(table) ? '不一致 DIFFERS' : '一致 equal'}  ${table}`,
        )
      const owner = openDatabase(attached.connection, 'owner', 1)
      const { lines, fault } = await verifyJournal(owner).finally(() => owner.close())
      say(
        fault
          ? `日志在第 ${fault.seq} 行有问题 · journal: ${fault.what} at ${fault.seq}`
          : `日志 ${lines} 行完好 · journal intact`,
      )
      return differing.length === 0 && !fault ? 0 : 2
    } finally {
      await attached.close()
    }
  },
}
