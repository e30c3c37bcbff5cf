import type { Config } from '@gridward/server/config'

/** What a command is given: its words and options, the installation, and where to write. */
export type Run = {
  words: string[]
  options: Record<string, string | boolean | undefined>
  config: Config
  say: (text: string) => void
}

export type Command = {
  name: string
  /** One line for `gridward help`, Chinese then English. */
  says: string
  usage: string
  /** Exit code. Errors become a sentence on stderr and exit code 1. */
  run(run: Run): Promise<number>
}
