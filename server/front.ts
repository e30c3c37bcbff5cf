import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { createSecureContext } from 'node:tls'
import type { Config } from './config.ts'
import { bothWays } from './platform/https/both-ways.ts'
import { installPages, isInstallPath } from './platform/https/install-page.ts'
import { keepFresh } from './platform/https/keep-fresh.ts'
import { hostOf, plainSide } from './platform/https/plain-side.ts'
import { startingPage } from './starting-page.ts'

/** The open port. It answers from the first moment: with what is being done, then with the product. */
export type Front = {
  server: Server
  /** Shown on the starting page and in /api/health until the product takes over. */
  step(text: string): void
  handOver(listener: RequestListener): void
  close(): Promise<void>
  port: number
}

type Door = { server: Server; closeAllConnections(): void }

export async function openFront(config: Config): Promise<Front> {
  let step = ''
  let listener: RequestListener = (request, response) => starting(request, response, step)
  const install = installPages(config.dataDir, hostOf)
  const answer: RequestListener = (request, response) =>
    isInstallPath((request.url ?? '').split('?')[0]!) ? install(request, response) : listener(request, response)
  const door = openDoor(config, answer)
  await listen(door.server, config)
  const address = door.server.address()
  return {
    server: door.server,
    step: (text) => void (step = text),
    handOver: (next) => void (listener = next),
    port: typeof address === 'object' && address ? address.port : config.port,
    close: () =>
      new Promise((done) => {
        door.server.close(() => done())
        door.closeAllConnections()
      }),
  }
}

function openDoor({ tls, dataDir }: Config, answer: RequestListener): Door {
  if (!tls) {
    const server = createServer(answer)
    return { server, closeAllConnections: () => server.closeAllConnections() }
  }
  const door = bothWays(readPair(tls), answer, plainSide(tls.kind, answer))
  const warn = (error: unknown): void => void process.stderr.write(`https: ${(error as Error).message}\n`)
  const stop = keepFresh(dataDir, tls, door.replace, warn)
  door.server.on('close', stop)
  return door
}

/** Errors: a sentence for files that are not there, not readable, or no pair. */
function readPair({ cert, key }: { cert: string; key: string }): { cert: string; key: string } {
  try {
    const pair = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
    createSecureContext(pair)
    return pair
  } catch (cause) {
    const { message } = cause as Error
    throw new Error(
      `证书 ${cert} 或私钥 ${key} 不能用（${message}）。请改正后运行 gridward https，或用 gridward https --off 先关闭加密。\n` +
        `The certificate ${cert} or its key ${key} cannot be used (${message}). Mend it and run gridward https, or switch it off with gridward https --off.`,
      { cause },
    )
  }
}

/** The start script holds the same port until a moment before: a taken port is tried again for three seconds. */
async function listen(server: Server, config: Config): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail)
        server.listen(config.port, config.host, () => {
          server.off('error', fail)
          done()
        })
      })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries >= 60) throw error
      await new Promise((go) => setTimeout(go, 50))
    }
  }
}

function starting(request: IncomingMessage, response: ServerResponse, step: string): void {
  if (request.url?.startsWith('/api/')) {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
    response.end(JSON.stringify({ status: 'starting', step }))
    return
  }
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '1',
  })
  response.end(startingPage(step))
}
