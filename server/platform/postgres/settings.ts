import { chownSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Runner } from './runner.ts'

export type Settings = Record<string, string | number>

const MB = 1024 * 1024

/** The settings of the server's own postgresql.conf. `memory`: bytes that this machine or its container may use. */
export function settingsFor(memory: number, socketFolder: string, throwaway: boolean): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: 60,
    shared_buffers: throwaway ? '128MB' : megabytes(Math.min(memory / 4, 1024 * MB)),
    effective_cache_size: megabytes(memory / 2),
    work_mem: '16MB',
    maintenance_work_mem: megabytes(Math.min(memory / 16, 256 * MB)),
    fsync: throwaway ? 'off' : 'on',
    synchronous_commit: 'on',
    full_page_writes: throwaway ? 'off' : 'on',
    wal_compression: 'on',
    max_wal_size: throwaway ? '1GB' : '4GB',
    checkpoint_timeout: '15min',
    // a district is filled within minutes: without fresh statistics a lookup by key reads a whole table (measured: 1.2 ms a row)
    autovacuum_naptime: '2s',
    random_page_cost: 1.1,
    jit: 'off',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %q%u ',
    ...privacyOfTheLog,
  }
}

/** Details and contexts of an error quote rows ("Key (phone)=(…) already exists"), so the log does not carry them. */
const privacyOfTheLog: Settings = { log_error_verbosity: 'terse', log_parameter_max_length_on_error: 0 }

function megabytes(bytes: number): string {
  return `${Math.max(16, Math.floor(bytes / MB))}MB`
}

/** The text of postgresql.conf. */
export function settingsFile(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`)
  return ['# Written anew at every start of Gridward. Own values belong into postgresql.auto.conf.', ...lines, ''].join(
    '\n',
  )
}

/** Writes postgresql.conf. `extra` may change anything but `fsync` of data that must last. */
export function writeSettings(
  pgdata: string,
  socketFolder: string,
  extra: Settings,
  throwaway: boolean,
  runner: Runner,
) {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  const lasting: Settings = throwaway ? {} : { fsync: 'on' }
  const path = join(pgdata, 'postgresql.conf')
  writeFileSync(path, settingsFile({ ...settingsFor(memory, socketFolder, throwaway), ...extra, ...lasting }))
  chownSync(path, runner.uid, runner.gid)
}
