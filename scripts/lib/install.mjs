import { existsSync } from 'node:fs'
import { run } from './child.mjs'
import { inRoot } from './paths.mjs'
import { contentHash, readJson, writeWhole } from './stamp.mjs'
import { words, troubles } from './words.mjs'

const lockFile = inRoot('package-lock.json')
const stampFile = inRoot('node_modules/.gridward-stamp')

/** True when node_modules is what package-lock.json asks for. */
export function isInstalled() {
  const wanted = contentHash(lockFile)
  if (readJson(stampFile)?.lock === wanted) return true
  if (!holdsAll()) return false
  writeWhole(stampFile, JSON.stringify({ lock: wanted }))
  return true
}

/** A developer's own `npm install` leaves npm's list of what is there; npm writes it last, so a broken install has none. */
function holdsAll() {
  const there = readJson(inRoot('node_modules/.package-lock.json'))?.packages
  if (!there) return false
  const wanted = Object.entries(readJson(lockFile).packages).filter(([path]) => path.startsWith('node_modules/'))
  return wanted.every(([path, { version, optional, peer, link }]) => {
    if (there[path]) return there[path].version === version || link
    return optional || peer
  })
}

/**
 * `npm ci`; where the registry lacks packages of other platforms (mirrors do) and npm therefore finds the lock file
 * incomplete, `npm install --no-save`, which takes the same versions from it. No package of ours needs an install script
 * (docs/decisions/start.md), so none runs. `onDetail` gets [zh, en] as packages arrive.
 */
export async function install({ log, onDetail = () => {} }) {
  const all = Object.values(readJson(lockFile).packages).filter(isForHere).length
  let done = 0
  let lost = 0
  const onLine = (line, giveUp) => {
    if (arrived.test(line)) {
      lost = 0
      onDetail(words.packages(Math.min(++done, all), all))
    }
    if (attemptFailed.test(line)) onDetail(words.retrying)
    if (lastAttemptFailed.test(line) && ++lost === 2) giveUp()
  }
  const npm = (...args) => runNpm([...args, ...options], { log, onLine, otherwise: troubles.installFailed })
  await npm('ci').catch((error) => {
    if (error.sentence !== troubles.lockMismatch) throw error
    return npm('install', '--no-save')
  })
  writeWhole(stampFile, JSON.stringify({ lock: contentHash(lockFile) }))
}

const arrived = /http (fetch GET 200|cache) .*\.tgz/
const attemptFailed = /attempt \d+ failed with E/
/** npm would go on to try the next of hundreds of packages, minutes each, when the network is simply not there. */
const lastAttemptFailed = /attempt 4 failed with E/
const options = [
  ...['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=http'],
  ...['--fetch-retries=3', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'],
]

function isForHere({ integrity, os, cpu }) {
  return integrity && (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch))
}

/** Through the npm that runs us, else the one on the path. */
async function runNpm(args, options) {
  const own = process.env.npm_execpath
  const viaNode = own?.endsWith('.js') && existsSync(own)
  try {
    await (viaNode ? run(process.execPath, [own, ...args], options) : run('npm', args, options))
  } catch (error) {
    if (/npm: (command )?not found|execute npm|spawn npm ENOENT/.test(error.tail ?? '')) error.sentence = troubles.noNpm
    throw error
  }
}
