import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { makeApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { openFront, type Front } from './front.ts'
import { openHouse, type OpenHouse } from './house.ts'
import { prepare } from './first-day.ts'
import { startEmbedded, type Embedded } from './embedded.ts'
import { startJobs } from './jobs.ts'
import type { Connection } from './platform/database.ts'
import { migrate } from './platform/migrate.ts'
import { finishRotation, rotationBegun } from './platform/rotate.ts'
import { sealedTables } from './sealed.ts'
import { ticks } from './platform/clock.ts'

/** What was opened, in order; closed backwards. */
type Opened = {
  front?: Front
  embedded?: Embedded
  house?: OpenHouse
  app?: { close(): Promise<unknown> }
  jobs?: { stop(): Promise<void> }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function start(config: Config, opened: Opened): Promise<void> {
  const began = ticks()
  const front = (opened.front = await openFront(config))
  const step = (text: string): void => {
    front.step(text)
    say(text)
  }
  let connection: Connection | undefined = config.databaseUrl
  if (!connection) {
    opened.embedded = startEmbedded(config.dataDir, step)
    opened.embedded.lost.catch(fail)
    connection = await opened.embedded.ready
  }
  if (ending) return
  step('正在准备数据库 · preparing the database')
  await resumeRotation(connection, config.dataDir, step)
  const warn = (error: unknown): void => void process.stderr.write(`${(error as Error).message}\n`)
  const house = (opened.house = await openHouse(connection, config.dataDir, {
    secure: config.tls !== undefined,
    paperScheme: config.tls?.kind === 'authority' ? 'http' : undefined,
    warn,
  }))
  const { app, listener } = await makeListener(house, config)
  opened.app = app
  front.handOver(listener)
  const scheme = config.tls ? 'https' : 'http'
  say(`呼应 Gridward: ${scheme}://localhost:${front.port}/ (${Math.round(ticks() - began)} ms)`)
  opened.jobs = startJobs(house, warn)
  await prepare(house, config, say)
}

/** Keys that were half exchanged when the last process ended: nobody may read or write before that is done. */
async function resumeRotation(connection: Connection, dataDir: string, step: (text: string) => void): Promise<void> {
  const folder = join(dataDir, 'keys')
  if (!(await rotationBegun(folder))) return
  await migrate(connection)
  await finishRotation(connection, folder, sealedTables, (table, rows) =>
    step(`正在更换密钥 · exchanging the keys: ${table} ${rows}`),
  )
}

/** Fastify answers through our own open port: it gets a server that never listens and hands over its listener. */
async function makeListener(
  house: OpenHouse,
  { trustProxy }: Config,
): Promise<{ app: { close(): Promise<unknown> }; listener: RequestListener }> {
  let listener: RequestListener | undefined
  const app = await makeApp(house, {
    log: true,
    trustProxy,
    serverFactory: (answer) => {
      listener = answer
      return createServer(answer)
    },
  })
  await app.ready()
  return { app, listener: listener! }
}

async function close(opened: Opened): Promise<void> {
  await opened.front?.close()
  await opened.app?.close()
  await opened.jobs?.stop()
  await opened.house?.close()
  await opened.embedded?.stop()
}

const opened: Opened = {}
let ending = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (ending) return
    ending = true
    void close(opened).then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.message}\n`)
        process.exit(1)
      },
    )
  })

/** Ends the process: whatever watches over it starts it again. */
async function fail(error: Error): Promise<void> {
  // what was under way when somebody asked us to end has nothing to tell
  if (ending) return
  ending = true
  process.stderr.write(`${error.message}\n`)
  await close(opened).catch(() => undefined)
  process.exit(1)
}

start(readConfig(), opened).catch(fail)
