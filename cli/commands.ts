import type { Command } from './command.ts'
import { backup } from './commands/backup.ts'
import { custodians } from './commands/custodians.ts'
import { doctor } from './commands/doctor.ts'
import { https } from './commands/https.ts'
import { keys } from './commands/keys.ts'
import { move } from './commands/move.ts'
import { restore } from './commands/restore.ts'
import { verify } from './commands/verify.ts'

export const commands: readonly Command[] = [https, doctor, verify, custodians, backup, restore, move, keys]
