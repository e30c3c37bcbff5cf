import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A file of the project: its path from the root, with forward slashes, and its text. */
export interface File {
  path: string
  text: string
}

const root = resolve(import.meta.dirname, '..')
const outside = new Set(['node_modules', 'dist', '.tsc', '.git', '.cache', 'data', 'test-results', 'coverage'])
const readable = /\.(ts|tsx|mjs|css|sql|html|json|md|yml)$|^\.ci\//

/** Every text file that git keeps or would keep; a folder without git (a release archive) is walked instead. */
export function projectFiles(): File[] {
  return [...new Set(listed())]
    .filter((path) => readable.test(path) && path !== 'package-lock.json')
    .flatMap((path) => read(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function listed(): string[] {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    return execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 })
      .toString()
      .split('\0')
      .filter(Boolean)
  } catch {
    return walk('')
  }
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return outside.has(entry.name) ? [] : walk(path)
  })
}

/** Nothing for a file that was deleted and not yet committed, and for data of more than a megabyte. */
function read(path: string): File[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat?.isFile() || stat.size > 1 << 20) return []
  return [{ path, text: readFileSync(join(root, path), 'utf8') }]
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path)
export const isTest = (path: string): boolean =>
  /\.(test|long|e2e)\.tsx?$/.test(path) || /(^|\/)(harness|fixtures)\//.test(path)

/** Written by a program, so no budget and no style holds for it. */
export const isGenerated = (path: string): boolean =>
  /\/words\/.*zh-Hant[^/]*\.ts$|(^|\/)queries\/[^/]*\.sql$|(^|\/)openapi\.json$|\.d\.ts$/.test(path)
