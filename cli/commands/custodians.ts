import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import QRCode from 'qrcode'
import { makeCustody } from '@gridward/server/platform/backup/custodians'
import { custodyFile, saveCustody } from '@gridward/server/platform/backup/folder'
import { html, trusted } from '@gridward/server/platform/html'
import type { Command } from '../command.ts'

/** One share on each sheet of paper: they go to different people and never lie together. */
async function sheets(shares: readonly string[]): Promise<string> {
  const pages = await Promise.all(
    shares.map(async (share, i) => {
      const code = trusted(await QRCode.toString(share, { type: 'svg', margin: 1, width: 240 }))
      return html`<section><h1>呼应 · 备份保管人第 ${i + 1} 份（共 ${shares.length} 份，任意两份可恢复）</h1>
<p>Gridward backup, share ${i + 1} of ${shares.length}; any two restore. 请分别交给不同的人，密封保存，不要拍照。Keep apart, sealed; take no photograph.</p>
${code}<pre>${share}</pre><p>保管人签名 Custodian：＿＿＿＿＿＿　日期 Date：＿＿＿＿＿＿</p></section>`
    }),
  )
  const style =
    'section{page-break-after:always;font:16px/1.6 sans-serif;padding:10mm}pre{font:16px/1.8 monospace;white-space:pre-wrap;border:1px solid #000;padding:4mm}'
  return html`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>备份保管人</title><style>${trusted(style)}</style>${pages}</html>`
    .text
}

export const custodians: Command = {
  name: 'custodians',
  says: '生成三份保管人密钥，打印后分交三人 · makes three printable shares, any two of which open a backup',
  usage: 'gridward custodians [--out=<file.html>] [--again]',
  options: { out: 'text', again: 'flag' },
  words: 0,
  async run({ options, config, say }) {
    const file = custodyFile(config.dataDir)
    if (existsSync(file) && !options.flag('again')) {
      say(
        '已经有保管人了。换人请加 --again；旧备份仍要旧的两份才能打开。\nCustodians exist already; --again replaces them, and older backups keep needing the old shares.',
      )
      return 1
    }
    const custody = await makeCustody()
    const out = resolve(options.text('out') ?? 'gridward-custodians.html')
    await writeFile(out, await sheets(custody.shares), { mode: 0o600 })
    await saveCustody(config.dataDir, custody.publicKey)
    say(`已写到 ${out}：请打印，然后删除这个文件。\nWritten to ${out}: print it, then delete the file.`)
    return 0
  },
}
