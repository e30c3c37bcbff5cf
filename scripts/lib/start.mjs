import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { signalAll } from './child.mjs'
import { install, isInstalled } from './install.mjs'
import { dataDirOf } from './paths.mjs'
import { addresses, startServer, untilHealthy } from './server-process.mjs'
import { Trouble } from './trouble.mjs'
import { waitingRoom } from './waiting-room.mjs'
import { bothOf, lineOf, troubles, words } from './words.mjs'

/** How long a failure stays readable at the port when nobody sits at a terminal. */
const showFailure = 20_000
/** The database gets 40 s to write everything; what hangs longer is killed and repaired at the next start. */
const longestStop = 60_000
const rotateAt = 5 * 1024 * 1024

const say = (sentence) => console.log(lineOf(sentence))

/** The whole start, until the server ends. Resolves with the exit code. */
export async function start({ args, env }) {
  const began = performance.now()
  const stop = onStop()
  let room
  try {
    const settings = settingsOf(env)
    const log = openLog(settings.dataDir)
    const steps = [words.installing, words.building, words.starting]
    room = waitingRoom({ ...settings, steps, say })
    settings.port = await room.open()
    await installAndBuild(room, log)
    if (stop.asked) return 0
    return await serve({ settings, room, args, env, stop, began })
  } catch (error) {
    if (stop.asked) return 0
    return await fail(error, room, stop)
  } finally {
    await room?.close()
    if (stop.asked) say(words.stopped)
  }
}

function settingsOf(env) {
  const port = Number(env.PORT || 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Trouble(troubles.badPort(env.PORT))
  const dataDir = dataDirOf(env)
  return { port, host: env.HOST || '0.0.0.0', tls: tlsOf(env, dataDir), dataDir }
}

/** As server/config.ts decides it. What cannot be read is told by the server. */
function tlsOf(env, dataDir) {
  const folder = join(dataDir, 'https')
  const decided = join(folder, 'https.json')
  const named = env.TLS_CERT && env.TLS_KEY ? { cert: env.TLS_CERT, key: env.TLS_KEY } : undefined
  if (!named && !existsSync(decided)) return undefined
  const ours = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') }
  const https = named ? undefined : JSON.parse(readFileSync(decided, 'utf8'))
  const { cert, key } = named ?? (https.kind === 'own' ? https : ours)
  return existsSync(cert) && existsSync(key) ? { cert, key } : undefined
}

function openLog(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const log = join(dataDir, 'start.log')
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) rmSync(log)
    return log
  } catch (error) {
    throw new Trouble(error.code === 'ENOSPC' ? troubles.diskFull : troubles.dataDir(dataDir, error.code))
  }
}

async function installAndBuild(room, log) {
  if (!isInstalled()) {
    room.show({ current: words.installing })
    await timed(words.installing, () => install({ log, onDetail: (detail) => room.show({ detail }) }))
  }
  room.show({ current: words.building, detail: undefined })
  if (!isBuilt())
    await timed(words.building, () =>
      build({ log, onStart: (detail) => room.show({ detail }), onDone: (...done) => say(words.seconds(...done)) }),
    )
  room.show({ current: words.starting, detail: undefined })
}

async function timed(name, work) {
  const began = performance.now()
  console.log(`${lineOf(name)} …`)
  await work()
  say(words.seconds(name, ((performance.now() - began) / 1000).toFixed(1)))
}

async function serve({ settings, room, args, env, stop, began }) {
  const { port, host, tls, dataDir } = settings
  await room.close()
  const server = startServer({ args, env: { ...env, PORT: String(port), HOST: host, DATA_DIR: dataDir } })
  stop.child = server.child
  let end
  void server.ended.then((how) => (end = how))
  if (await untilHealthy({ port, host, tls, over: () => end || stop.asked })) {
    say(words.ready(((performance.now() - began) / 1000).toFixed(1)))
    for (const address of addresses(settings)) console.log(`  ${address}`)
    if (host === '0.0.0.0') say(words.everywhere)
    const { code, signal } = await server.ended
    if (stop.asked || code === 0) return code ?? 1
    console.error(bothOf(troubles.serverKilled(signal ?? code)))
    return code || 1
  }
  const { code, signal } = await server.ended
  if (stop.asked) return code ?? 1
  await room.open()
  throw new Trouble(troubles.serverEnded(signal ?? code), { tail: server.tail() })
}

/** Says what went wrong in the terminal and, if the port is ours, on the page for a while. */
async function fail(error, room, stop) {
  if (!(error instanceof Trouble)) throw error
  if (error.log && error.tail) console.error(error.tail)
  console.error(bothOf(error.sentence))
  if (error.log) console.error(bothOf(words.log(error.log)))
  room?.show({ trouble: error })
  if (room?.isOpen())
    await Promise.race([
      stop.promise,
      new Promise((over) => setTimeout(over, process.stdin.isTTY ? 2 ** 31 - 1 : showFailure).unref()),
    ])
  return 1
}

/** Ctrl-C and its kin: the first ends everything in order, later ones only say that it is under way. */
function onStop() {
  const stop = { asked: false, child: undefined, promise: undefined }
  stop.promise = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        say(stop.asked ? words.stillStopping : words.stopping)
        stop.asked = true
        if (stop.child) stop.child.kill('SIGTERM')
        else signalAll('SIGTERM')
        setTimeout(() => signalAll('SIGKILL'), longestStop).unref()
        resolve()
      })
  })
  return stop
}
