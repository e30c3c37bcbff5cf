import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { spawnBound } from './child.mjs'
import { inRoot, root } from './paths.mjs'
import { readJson } from './stamp.mjs'
import { ofCommand, ofReport } from './tally.mjs'

const tool = (path) => inRoot('node_modules', path)
const env = { ...process.env, CI: 'true', TZ: 'UTC', NO_COLOR: '1' }
const minute = 60_000

/** What every change must pass, in this order; a later part runs even when an earlier one failed, so that one run tells all. */
export const shortParts = [
  { name: 'words', run: () => command([inRoot('scripts/hant.mjs'), '--check']) },
  { name: 'typecheck', run: () => command([tool('typescript/bin/tsc'), '-b', '--pretty', 'false']) },
  { name: 'lint', run: () => command([tool('oxlint/bin/oxlint')]) },
  { name: 'build', run: () => command([inRoot('scripts/build.mjs')]) },
  { name: 'unit', run: () => vitest('unit', []) },
  { name: 'e2e', run: () => vitest('e2e', []) },
]

/** One part per long file, the short ones first, so that as many as possible fit before a deadline. */
export function longParts() {
  return longFiles('')
    .map((path) => ({ name: path, minutes: minutesOf(path), run: (limit) => vitest('long', [path], limit) }))
    .sort((a, b) => a.minutes - b.minutes)
}

async function command(args, limit = 15 * minute) {
  return ofCommand(await ends(args, limit))
}

async function vitest(set, files, limit = 25 * minute) {
  const report = inRoot('test-results', `${[set, ...files].join('-').replaceAll('/', '-')}.json`)
  mkdirSync(inRoot('test-results'), { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ended = await ends([tool('vitest/vitest.mjs'), 'run', '--project', set, ...reporters, ...files], limit)
  return ofReport(readJson(report), ended)
}

/** Runs a script of Node to its end and tells whether it ended well; one that outlives its limit is ended with all its children. */
async function ends(args, limit) {
  const child = spawnBound(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  const signal = (name) => process.kill(-child.pid, name)
  const timer = setTimeout(() => {
    console.log(`Ended after ${Math.round(limit / minute)} minutes: ${args.join(' ')}`)
    signal('SIGTERM')
    setTimeout(() => child.exitCode ?? signal('SIGKILL'), 10_000).unref()
  }, limit)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  return code === 0
}

const outside = new Set(['node_modules', 'dist', '.git', '.cache', 'data'])

function longFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return outside.has(entry.name) ? [] : longFiles(path)
    return entry.name.endsWith('.long.ts') ? [path] : []
  })
}

/** A long file says in its first line how many minutes it needs; house/guards/long-tests.ts holds it to that. */
function minutesOf(path) {
  return Number(/^\/\/ minutes: (\d+)/.exec(readFileSync(inRoot(path), 'utf8'))?.[1] ?? 10)
}
