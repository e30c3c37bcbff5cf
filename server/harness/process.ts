import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built server as a process of its own, for tests that kill it or look at it with a browser. */
export type ServerProcess = {
  url: string
  pid: number
  /** Everything that it has written so far. */
  output(): string
  /** Waits until it says something. */
  says(text: string): Promise<void>
  stop(): Promise<number | null>
  kill9(): Promise<void>
  /** The postmaster's process, from its own pid file. */
  postmaster(): Promise<number>
}

export type Start = { dataDir: string; args?: string[]; env?: Record<string, string>; port?: number; seconds?: number }

/** Beside this file in a build, in dist/ when tests run from the sources. */
const main = ['../main.js', '../dist/main.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))!

/** Starts it on a free port and waits until /api/health answers ok. Errors: what it wrote before it ended. */
export async function startServer({ dataDir, args = [], env = {}, port, seconds = 60 }: Start): Promise<ServerProcess> {
  const at = port ?? 20_000 + Math.floor(Math.random() * 30_000)
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT: String(at), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => written.push(String(chunk)))
  const server: ServerProcess = {
    url: `http://127.0.0.1:${at}`,
    pid: child.pid!,
    output: () => written.join(''),
    says: (text) => until(() => written.join('').includes(text), child, server, seconds),
    stop: () => ended(child, 'SIGTERM'),
    kill9: async () => void (await ended(child, 'SIGKILL')),
    postmaster: async () => Number((await readFile(join(dataDir, 'pgdata/postmaster.pid'), 'utf8')).split('\n')[0]),
  }
  await until(() => isReady(server.url), child, server, seconds)
  return server
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    (reply) => reply.ok,
    () => false,
  )

async function until(
  done: () => boolean | Promise<boolean>,
  child: ChildProcess,
  server: ServerProcess,
  seconds: number,
): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await done())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${server.output()}`)
    if (Date.now() > end) throw new Error(`not ready after ${seconds} s:\n${server.output()}`)
    await new Promise((go) => setTimeout(go, 50))
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = new Promise<number | null>((done) => child.once('exit', done))
  child.kill(signal)
  return exit
}
