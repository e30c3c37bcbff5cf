import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'

const skipped = new Set(['node_modules', 'dist', '.tsc', '.git', '.cache', 'test-results'])
const tests = /\.(test|long|e2e)\.tsx?$/

/** One line per file below `paths` with its name, time and size: changes when a file is added, removed or written. */
export function survey(paths) {
  return paths.flatMap((path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (!stat) return []
    if (!stat.isDirectory()) return [`${path} ${stat.mtimeMs} ${stat.size}`]
    const names = readdirSync(join(root, path)).filter((name) => !skipped.has(name) && !tests.test(name))
    return survey(names.sort().map((name) => `${path}/${name}`))
  })
}

export function contentHash(path) {
  return hashOf(readFileSync(path))
}

export function hashOf(content) {
  return createHash('sha256').update(content).digest('hex')
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Written whole or not at all, so that a killed start leaves no half stamp. */
export function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
}

export const exists = (path) => existsSync(join(root, path))
