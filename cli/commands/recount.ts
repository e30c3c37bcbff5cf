import { now } from '@gridward/server/platform/clock'
import { noteRecount } from '@gridward/server/platform/recount'
import { recountAll } from '@gridward/server/recount'
import { trouble, type Command } from '../command.ts'
import { attach, hasData } from '../connect.ts'

export const recount: Command = {
  name: 'recount',
  says: '按日志和登记重新计算所有数字，指出不一致的 · recomputes every number from journal and register',
  usage: 'gridward recount [--json]',
  options: { json: 'flag' },
  words: 0,
  async run({ options, config, say }) {
    if (!hasData(config)) throw trouble(`${config.dataDir} 里没有数据。`, `There are no data in ${config.dataDir}.`)
    const attached = await attach(config, { asItIs: true })
    try {
      const result = await recountAll(attached.connection)
      await noteRecount(config.dataDir, now(), result)
      if (options.flag('json')) say(JSON.stringify(result, null, 2))
      else tell(result, say)
      return result.drifting === 0 ? 0 : 2
    } finally {
      await attached.close()
    }
  },
}

type Result = Awaited<ReturnType<typeof recountAll>>

function tell({ lines, counters, drifting, drift }: Result, say: (text: string) => void): void {
  say(`${lines} 行日志，${counters} 个数字 · ${lines} journal lines, ${counters} counters`)
  if (drifting === 0) return say('✓ 全部一致 · all agree')
  say(`✗ ${drifting} 个不一致，这是程序的错误，请反馈 · ${drifting} differ; this is a bug, please report it`)
  for (const one of drift.slice(0, 50))
    say(
      `  ${one.area || '（全区）'} ${one.day === '0001-01-01' ? '现在 now' : one.day} ${one.metric}: ${one.n}${one.late ? ` (+${one.late})` : ''} → ${one.should}${one.lateShould ? ` (+${one.lateShould})` : ''}  ${one.source}`,
    )
}
