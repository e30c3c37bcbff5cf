import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** A Chromium that can be started: the program, and the environment that it needs to find its libraries and fonts. */
export interface Chromium {
  executable: string
  env: Record<string, string>
  from: 'package' | 'system'
}

const require = createRequire(import.meta.url)
const root = resolve(import.meta.dirname, '..')
const weights = ['400Regular', '500Medium', '700Bold']
const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Unpacks the Chromium of @sparticuz/chromium below `.cache/`, once per version. The package's own function unpacks into
 * the shared temporary folder and takes whatever another user left there, and adds the libraries only on Amazon's
 * machines; a plain Debian lacks nss and expat as well, so both always come from the package.
 */
export async function packagedChromium(cache = join(root, '.cache')): Promise<Chromium> {
  const home = resolve(dirname(require.resolve('@sparticuz/chromium')), '../..')
  const { version } = require(join(home, 'package.json')) as { version: string }
  const folder = join(cache, `chromium-${version}-${process.arch}`)
  if (!existsSync(folder)) await unpack(join(home, 'bin'), folder)
  return {
    executable: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: writeFontConfig(cache, join(folder, 'fonts')),
    },
    from: 'package',
  }
}

/** The Chromium that the machine has, if any: for processors that the package was not built for. */
export function systemChromium(cache = join(root, '.cache')): Chromium | undefined {
  const executable = systemPaths.find((path) => existsSync(path))
  if (!executable) return undefined
  return { executable, env: { FONTCONFIG_FILE: writeFontConfig(cache) }, from: 'system' }
}

async function unpack(bin: string, folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  // Unpacked beside its place and moved there whole: two test runs may start at the same moment, or one be killed.
  const draft = mkdtempSync(`${folder}-`)
  try {
    const program = createWriteStream(join(draft, 'chromium'), { mode: 0o755 })
    await Promise.all([
      pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), program),
      untar(join(bin, 'al2023.tar.br'), draft),
      untar(join(bin, 'fonts.tar.br'), draft),
    ])
    chmodSync(draft, 0o755)
    if (!existsSync(folder)) renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** tar is an essential package of Debian, so it is there before npm is. */
async function untar(archive: string, into: string): Promise<void> {
  const plain = join(into, basename(archive, '.br'))
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(plain))
  execFileSync('tar', ['-x', '--no-same-owner', '-f', plain, '-C', into])
  rmSync(plain)
}

/** Fontconfig sees these folders only, so a picture looks the same on every machine. */
function writeFontConfig(cache: string, ...more: string[]): string {
  const noto = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folders = [...weights.map((weight) => join(noto, weight)), ...more]
  const file = join(cache, 'fonts.conf')
  const prefer = '<prefer><family>Noto Sans SC</family></prefer>'
  const alias = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) => `<alias><family>${family}</family>${prefer}</alias>`,
  )
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((folder) => `<dir>${folder}</dir>`).join('\n')}
<cachedir>${join(cache, 'fontconfig')}</cachedir>
${alias.join('\n')}
</fontconfig>
`
  mkdirSync(cache, { recursive: true })
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  return file
}
