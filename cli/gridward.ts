import { readConfig } from '@gridward/server/config'
import { readArguments } from './arguments.ts'
import type { Command, Run } from './command.ts'
import { commands } from './commands.ts'

export type Surroundings = Pick<Run, 'say' | 'input'> & { complain: (text: string) => void; env: NodeJS.ProcessEnv }

/** One call of the command; answers its exit code. */
export async function gridward(argv: readonly string[], around: Surroundings): Promise<number> {
  const { say, input, complain, env } = around
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(rest[0], around)
  const command = find(name)
  if (!command) {
    complain(
      `没有「${name}」这个命令，gridward help 列出所有命令。\nThere is no command "${name}"; gridward help lists them all.`,
    )
    return 1
  }
  if (rest.includes('--help')) return help(name, around)
  try {
    return await command.run({ ...readArguments(command, rest), config: readConfig(env, []), say, input })
  } catch (error) {
    complain(sentenceOf(error as NodeJS.ErrnoException))
    return 1
  }
}

/** What the system says about a file is English and names a call: said again, with what the reader can look at. */
const sentenceOf = ({ code, path, message }: NodeJS.ErrnoException): string =>
  code && path && !message.includes('\n')
    ? `${path} 读不了或写不了（${code}）：请看它在不在、是不是给了当前用户。\n${path} cannot be read or written (${code}): is it there, and does it belong to this user?`
    : message

const find = (name: string): Command | undefined => commands.find((command) => command.name === name)

function help(about: string | undefined, { say, complain }: Surroundings): number {
  const one = about === undefined ? undefined : find(about)
  if (about !== undefined && !one) {
    complain(`没有「${about}」这个命令。\nThere is no command "${about}".`)
    return 1
  }
  if (!one) say('呼应 Gridward\n')
  for (const { name, says, usage } of one ? [one] : commands)
    say(`${name.padEnd(12)} ${says}\n${' '.repeat(13)}${usage}`)
  say('\nDATA_DIR（默认 ./data）或 DATABASE_URL 指明是哪一套安装 · DATA_DIR or DATABASE_URL says which installation')
  return 0
}
