import type { Config } from '@gridward/server/config'

/** `flag` stands alone (`--again`), `text` has a value (`--out=file`), `list` may be given several times. */
export type OptionKind = 'flag' | 'text' | 'list'
export type Options = {
  flag(name: string): boolean
  text(name: string): string | undefined
  list(name: string): string[]
}

/** What a command is given: its words and options, the installation, what was typed after the start, and where to write. */
export type Run = {
  words: readonly string[]
  options: Options
  config: Config
  say: (text: string) => void
  input: NodeJS.ReadableStream
}

export type Command = {
  name: string
  /** One line for `gridward help`, Chinese then English. */
  says: string
  usage: string
  options: Readonly<Record<string, OptionKind>>
  /** How many words may follow the name. */
  words: number
  /** Exit code. Errors become a sentence on stderr and exit code 1. */
  run(run: Run): Promise<number>
}

/** A sentence in both languages, for what stops a command. */
export const trouble = (zh: string, en: string): Error => new Error(`${zh}\n${en}`)
