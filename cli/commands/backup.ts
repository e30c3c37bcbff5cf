import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { backup as makeBackup } from '@gridward/server/platform/backup/backup'
import { now } from '@gridward/server/platform/clock'
import type { Command } from '../command.ts'
import { attach } from '../connect.ts'

export const custodyFile = (dataDir: string): string => join(dataDir, 'keys/custody.json')

export const backup: Command = {
  name: 'backup',
  says: '备份数据、日志和密钥，只有两位保管人一起才能打开 · backs up data, journal and keys, sealed to the custodians',
  usage: 'gridward backup [<file>]',
  options: {},
  words: 1,
  async run({ words, config, say }) {
    const at = now()
    const path = resolve(
      words[0] ?? join(config.dataDir, 'backups', `gridward-${at.slice(0, 19).replaceAll(':', '')}.backup`),
    )
    const custody = await readFile(custodyFile(config.dataDir), 'utf8').catch(() => undefined)
    if (!custody) {
      say('还没有保管人。请先运行：gridward custodians\nThere are no custodians yet; run first: gridward custodians')
      return 1
    }
    const attached = await attach(config)
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const { publicKey } = JSON.parse(custody) as { publicKey: string }
      const receipt = await makeBackup(attached.connection, join(config.dataDir, 'keys/keys.json'), publicKey, path, at)
      for (const { table, rows, sha256 } of receipt.tables)
        say(`${String(rows).padStart(10)}  ${sha256.slice(0, 16)}  ${table}`)
      say(`已备份到 ${path} · backed up`)
      return 0
    } finally {
      await attached.close()
    }
  },
}
