import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer as createTls } from 'node:https'
import { createServer, type Server, type Socket } from 'node:net'

/** First byte of a TLS handshake record (RFC 8446 §5.1); no HTTP request begins with it. */
const handshake = 22
/** Browsers open connections ahead of need and may leave them silent. */
const silence = 60_000

export type BothWays = {
  server: Server
  replace(pair: { cert: string; key: string }): void
  closeAllConnections(): void
}

/**
 * http and https on one port, so that printed codes, bookmarks and whoever types an address without https still arrive.
 * `plain` answers what came without encryption.
 */
export function bothWays(
  pair: { cert: string; key: string },
  secure: RequestListener,
  plain: RequestListener,
): BothWays {
  const tls = createTls(pair, secure)
  const http = createPlain(plain)
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setTimeout(silence, () => socket.destroy())
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.setTimeout(0)
      socket.removeAllListeners('timeout')
      socket.unshift(first)
      ;(first[0] === handshake ? tls : http).emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
  })
  return {
    server,
    replace: (next) => tls.setSecureContext(next),
    closeAllConnections: () => {
      for (const socket of open) socket.destroy()
    },
  }
}
