import { spawn } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { root } from './paths.mjs'
import { explain, Trouble } from './trouble.mjs'

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
const running = new Set()

/**
 * Spawns in a process group of its own, so that a Ctrl-C in the terminal comes to us alone; where util-linux is there the
 * child gets SIGTERM when we are killed.
 */
export function spawnBound(file, args, options) {
  const command = setpriv ? [setpriv, '--pdeathsig', 'TERM', '--', file, ...args] : [file, ...args]
  const child = spawn(command[0], command.slice(1), { cwd: root, detached: true, ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Sends `signal` to every child and its own children. */
export function signalAll(signal) {
  for (const child of running) {
    try {
      process.kill(-child.pid, signal)
    } catch {
      child.kill(signal)
    }
  }
}

/**
 * Runs a command to its end; its output goes into the log file and line by line to `onLine(line, giveUp)`.
 * Throws Trouble with the sentence that its output suggests, else `otherwise`.
 */
export async function run(file, args, { log, onLine = () => {}, otherwise, env = process.env }) {
  const sink = createWriteStream(log, { flags: 'a' })
  sink.on('error', () => {})
  sink.write(`\n$ ${[file, ...args].join(' ')}\n`)
  const child = spawnBound(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const tail = []
  const note = (line) => {
    sink.write(`${line}\n`)
    tail.push(line)
    if (tail.length > 400) tail.shift()
    onLine(line, () => child.kill('SIGTERM'))
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', note)
  const [code, signal] = await once(child, 'close').catch((error) => [error.code, null])
  sink.end()
  if (code === 0) return
  const output = [...tail, code, signal].join('\n')
  throw new Trouble(explain(output, root, otherwise), { log, tail: tail.slice(-15).join('\n') })
}
