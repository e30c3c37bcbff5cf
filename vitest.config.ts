import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// Days and clocks are tested in UTC, whatever the machine is set to; a district's zone is always given by hand.
process.env['TZ'] = 'UTC'

const outside = ['**/node_modules/**', '**/dist/**', '**/.tsc/**', '.cache/**', 'data/**']
// vitest hands these to Node as well, where 'import' or 'module' would break packages that are required
const conditions = ['source']
const harness = 'server/harness/setup.ts'
const database = existsSync(harness) ? [harness] : []

/** How long `expect.poll` waits for its condition, ms; the library's own second is too short for a busy machine. */
const patience = 20_000

// Timeouts are for a machine that other work keeps busy: a test that needs more than these is too slow on an idle one.
const sets = [
  { name: 'unit', include: ['**/*.test.{ts,tsx}'], testTimeout: 30_000, hookTimeout: 60_000 },
  { name: 'e2e', include: ['e2e/**/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 180_000 },
  { name: 'long', include: ['**/*.long.ts'], testTimeout: 3_600_000, hookTimeout: 600_000 },
]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    maxWorkers: 2,
    projects: sets.map((set) => ({
      extends: true as const,
      test: {
        ...set,
        exclude: outside,
        pool: 'forks' as const,
        env: { TZ: 'UTC' },
        globalSetup: database,
        expect: { poll: { timeout: patience } },
      },
    })),
  },
})
