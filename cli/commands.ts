import type { Command } from './command.ts'
import { backup } from './commands/backup.ts'
import { custodians } from './commands/custodians.ts'
import { https } from './commands/https.ts'
import { restore } from './commands/restore.ts'
import { verify } from './commands/verify.ts'

export const commands: readonly Command[] = [https, verify, custodians, backup, restore]
