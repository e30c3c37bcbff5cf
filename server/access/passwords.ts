import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../platform/problem.ts'

// 19 MiB, t=2: 132 ms on the machine it was chosen on (OWASP's second setting); Algorithm 2 is argon2id
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Two at a time: a storm of logins must not starve the rest of the server. */
const most = 2
let running = 0
const waiting: (() => void)[] = []

/** More than this many in line would wait longer than anybody does, each holding a connection of the database. */
const longestLine = 8

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= longestLine) throw new Problem('busy', { retryAfter: 2 })
  if (running >= most) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => oneOfFew(() => hash(password, settings))

/** False for a missing hash too, after the same work, so that time does not tell whether an account exists. */
export async function checkPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const ok = await oneOfFew(() => verify(stored ?? decoy, password).catch(() => false))
  return stored ? ok : false
}

/** Hash of a random text that nobody knows. */
const decoy = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8sDVZJXpTg9Tz5ZrUvUu1yqxFKP1XbWm5c7dKxqvA2k'
