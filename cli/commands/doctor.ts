import { examineDatabase, examineMachine, type Finding } from '@gridward/server/platform/doctor/index'
import type { Command } from '../command.ts'
import { attach, hasData } from '../connect.ts'

const marks = { good: '✓', warn: '!', bad: '✗' } as const

export const doctor: Command = {
  name: 'doctor',
  says: '检查这套安装，逐条说明要做什么 · looks at this installation and says what has to be done',
  usage: 'gridward doctor [--json]',
  options: { json: 'flag' },
  words: 0,
  async run({ options, config, say }) {
    const findings = await examineMachine(config)
    if (hasData(config)) findings.push(...(await withDatabase(config)))
    else
      findings.push({
        about: 'data',
        state: 'warn',
        zh: `${config.dataDir} 里还没有数据；用 npm start 启动，或用 DATA_DIR、DATABASE_URL 指明别的一套。`,
        en: `There are no data in ${config.dataDir} yet; npm start begins, DATA_DIR or DATABASE_URL name another installation.`,
      })
    if (options.flag('json')) say(JSON.stringify(findings, null, 2))
    else for (const { state, zh, en } of findings) say(`${marks[state]} ${zh}\n  ${en}`)
    return findings.some(({ state }) => state === 'bad') ? 1 : 0
  },
}

async function withDatabase(config: Parameters<typeof attach>[0]): Promise<Finding[]> {
  try {
    const attached = await attach(config, { asItIs: true })
    return await examineDatabase(config, attached.connection).finally(() => attached.close())
  } catch (error) {
    const { message } = error as Error
    return [
      {
        about: 'postgres',
        state: 'bad',
        zh: `连不上数据库：${message}`,
        en: `The database cannot be reached: ${message}`,
      },
    ]
  }
}
