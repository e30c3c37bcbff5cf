import type { Command } from './command.ts'
import { analyse } from './commands/analyse.ts'
import { backup } from './commands/backup.ts'
import { custodians } from './commands/custodians.ts'
import { doctor } from './commands/doctor.ts'
import { https } from './commands/https.ts'
import { keys } from './commands/keys.ts'
import { move } from './commands/move.ts'
import { recount } from './commands/recount.ts'
import { restore } from './commands/restore.ts'
import { token } from './commands/token.ts'
import { verify } from './commands/verify.ts'

export const commands: readonly Command[] = [
  analyse,
  https,
  doctor,
  verify,
  recount,
  custodians,
  backup,
  restore,
  move,
  keys,
  token,
]
