import { parseArgs } from 'node:util'
import { trouble, type Command, type Options } from './command.ts'

/** Words and options of a command. Errors: an option that it does not have, a value that is missing or too much. */
export function readArguments(command: Command, argv: readonly string[]): { words: string[]; options: Options } {
  const known = Object.fromEntries(
    Object.entries(command.options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  )
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) if (token.kind === 'option') check(command, token.name, token.rawName, token.value)
  if (positionals.length > command.words) {
    const extra = positionals[command.words]!
    throw trouble(`多了一个词「${extra}」。用法：${command.usage}`, `"${extra}" is too much. Usage: ${command.usage}`)
  }
  const value = (name: string): unknown => values[name]
  return {
    words: positionals,
    options: {
      flag: (name) => value(name) === true,
      text: (name) => (typeof value(name) === 'string' ? (value(name) as string) : undefined),
      list: (name) => (Array.isArray(value(name)) ? (value(name) as string[]) : []),
    },
  }
}

function check(command: Command, name: string, raw: string, value: string | undefined): void {
  const kind = command.options[name]
  if (!kind)
    throw trouble(
      `gridward ${command.name} 没有选项 ${raw}。用法：${command.usage}`,
      `gridward ${command.name} has no option ${raw}. Usage: ${command.usage}`,
    )
  if (kind === 'flag' && value !== undefined) throw trouble(`${raw} 后面不带值。`, `${raw} takes no value.`)
  if (kind !== 'flag' && !value) throw trouble(`${raw} 后面要有值：${raw}=…`, `${raw} needs a value: ${raw}=…`)
}
