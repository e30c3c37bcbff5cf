import { openDatabase } from '@gridward/server/platform/database'
import { verifyJournal } from '@gridward/server/platform/verify'
import type { Command } from '../command.ts'
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
  says: '核验日志，指出第一处被改动的行 · checks the journal and names the first bad line',
  usage: 'gridward verify [--anchor=<hash printed on a daily report>] [--json]',
  options: { anchor: 'text', json: 'flag' },
  words: 0,
  async run({ options, config, say }) {
    const attached = await attach(config)
    const owner = openDatabase(attached.connection, 'owner', 1)
    try {
      const result = await verifyJournal(owner, options.text('anchor'))
      if (options.flag('json')) {
        say(JSON.stringify(result))
        return result.fault ? 2 : 0
      }
      say(
        `${result.lines} 行，${result.blocks} 个区块，已到期清除 ${result.erased} 行 · ${result.lines} lines, ${result.blocks} blocks, ${result.erased} erased`,
      )
      if (result.fault)
        say(
          `第 ${result.fault.seq} 行：${faults[result.fault.what]} (line ${result.fault.seq}) ${result.fault.about ?? ''}`,
        )
      else say(`完好 · intact. ${result.lastHash ?? ''}`)
      return result.fault ? 2 : 0
    } finally {
      await owner.close()
      await attached.close()
    }
  },
}
