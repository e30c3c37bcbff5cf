import { parseArgs } from 'node:util'
import { readConfig } from '@gridward/server/config'
import { commands } from './commands.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

function help(): number {
  say('呼应 Gridward\n')
  for (const { name, says, usage } of commands) say(`${name.padEnd(12)} ${says}\n${' '.repeat(13)}${usage}`)
  say('\nDATA_DIR（默认 ./data）或 DATABASE_URL 指明是哪一套安装 · DATA_DIR or DATABASE_URL says which installation')
  return 0
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, strict: false })
  const command = commands.find(({ name }) => name === positionals[0])
  if (!command) {
    help()
    return positionals[0] === undefined || positionals[0] === 'help' ? 0 : 1
  }
  return command.run({ words: positionals.slice(1), options: values, config: readConfig(), say })
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  },
)
