import type { Connection } from './database.ts'
import type { PostgresStep } from './problem.ts'
import type { StartMode } from './runner.ts'
import type { Settings } from './settings.ts'

export type PostgresOptions = {
  /** Holds pgdata, socket, postgres.log, meta.json and gridward.lock. A throwaway may leave it out. */
  dataDir?: string
  onStep?: (step: PostgresStep) => void
  /** Added to the built-in settings; `fsync` is heeded for a throwaway only. */
  settings?: Settings
  /** For tests: nothing needs to outlive `stop()`, so no fsync; a folder that was not named is removed at the end. */
  throwaway?: boolean
  /** How root may start it, best first; for tests. */
  rootModes?: StartMode[]
}

export type RunningPostgres = {
  /** For node-postgres and libpq. */
  url: string
  connection: Connection
  pid: number
  /** As "18.4", or "15" for Debian's. */
  version: string
  startMode: StartMode
  /** Resolves when the postmaster is gone, whoever ended it; the lock on the folder is free then. */
  exited: Promise<void>
  /** Fast shutdown: clients are cut, everything is written. */
  stop(): Promise<void>
  /** Kills PostgreSQL and all its processes without warning, as a crash would. */
  kill9(): void
}
