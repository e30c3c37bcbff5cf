import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { readFileSync } from 'node:fs'
import type { Config } from './config.ts'
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

export async function openFront(config: Config): Promise<Front> {
  let step = ''
  let listener: RequestListener = (request, response) => starting(request, response, step)
  const answer: RequestListener = (request, response) => listener(request, response)
  const server: Server = config.tls
    ? (createTlsServer(
        { cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) },
        answer,
      ) as unknown as Server)
    : createServer(answer)
  await listen(server, config)
  const address = server.address()
  return {
    server,
    step: (text) => void (step = text),
    handOver: (next) => void (listener = next),
    port: typeof address === 'object' && address ? address.port : config.port,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
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
