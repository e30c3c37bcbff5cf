import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Config } from '@gridward/server/config'
import { readHead } from '@gridward/server/platform/backup/backup'
import { saveCustody } from '@gridward/server/platform/backup/folder'
import { restore as restoreFrom } from '@gridward/server/platform/backup/restore'
import { openDatabase } from '@gridward/server/platform/database'
import { keyPath, readKeyFile, saveKeyFile, type KeyFile } from '@gridward/server/platform/keys'
import { verifyJournal } from '@gridward/server/platform/verify'
import { trouble, type Command, type Run } from '../command.ts'
import { attach } from '../connect.ts'
import { tableLines } from '../tables.ts'

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
    await readHead(resolve(file))
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
    const shares = await askShares({ say, input })
    const attached = await attach(config)
    try {
      const restored = await restoreFrom(attached.connection, resolve(file), shares, (keys, custody) =>
        saveKeys(config, keys, custody),
      )
      say(tableLines(restored.receipt.tables, restored.differing))
      const owner = openDatabase(attached.connection, 'owner', 1)
      const { lines, fault } = await verifyJournal(owner).finally(() => owner.close())
      say(
        fault
          ? `✗ 日志在第 ${fault.seq} 行有问题 · journal: ${fault.what} at ${fault.seq}`
          : `✓ 日志 ${lines} 行完好 · journal intact`,
      )
      return restored.differing.length === 0 && !fault ? 0 : 2
    } finally {
      await attached.close()
    }
  },
}

/** Keys that lie there already may be the only ones that open another database. */
async function saveKeys({ dataDir, databaseUrl }: Config, keys: KeyFile, custody: string): Promise<void> {
  const folder = join(dataDir, 'keys')
  const known = await readKeyFile(folder)
  if (known && databaseUrl && JSON.stringify(known) !== JSON.stringify(keys))
    throw trouble(
      `${folder} 里已有别的密钥，请用 DATA_DIR 换一个空目录。`,
      `${folder} holds other keys; name an empty folder with DATA_DIR.`,
    )
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await saveKeyFile(keyPath(folder), keys)
  await saveCustody(dataDir, custody)
}
