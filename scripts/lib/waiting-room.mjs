import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { pageOf } from './page.mjs'
import { holderOf, isLeftover } from './port-holder.mjs'
import { troubles, words } from './words.mjs'
import { Trouble } from './trouble.mjs'

const patience = 15_000

/**
 * Holds the port while the start is under way: every page says what is being done, `/api/health` answers 503.
 * `say` gets sentences for the terminal.
 */
export function waitingRoom({ port, host, tls, steps, say }) {
  const state = { steps, current: steps[0], detail: undefined, trouble: undefined, version: `${process.pid}.0` }
  let server
  let changes = 0
  return {
    async open() {
      server = await listen({ port, host, tls, say }, (request, response) => answer(state, request, response))
      return server.address().port
    },
    isOpen: () => server !== undefined,
    /** `change`: current step, detail or trouble. A page loads itself again for a step or a trouble only. */
    show(change) {
      Object.assign(state, change)
      if (change.current || change.trouble) state.version = `${process.pid}.${(changes += 1)}`
    },
    async close() {
      if (!server) return
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      server = undefined
    },
  }
}

function answer(state, { url }, response) {
  const headers = {
    'cache-control': 'no-store',
    'retry-after': '2',
    'x-gridward-start': state.version,
    'x-content-type-options': 'nosniff',
  }
  if (url?.startsWith('/api/')) {
    const { current, detail, trouble } = state
    const status = trouble ? 'failed' : 'starting'
    response.writeHead(503, { ...headers, 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify({ status, step: current[1], detail: trouble?.sentence ?? detail ?? current }))
    return
  }
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'"
  response.writeHead(503, { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
  response.end(pageOf(state))
}

/** A port still held by the server of a killed start is freed first; one held by somebody else is named. */
async function listen({ port, host, tls, say }, handler) {
  let ended
  for (let waited = 0; ; waited += 250) {
    const server = tls
      ? createTlsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, handler)
      : createServer(handler)
    const error = await opened(server, port, host)
    if (!error) return server
    if (error.code === 'EACCES') throw new Trouble(troubles.portForbidden(port))
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') throw new Trouble(troubles.noAddress(host))
    if (error.code !== 'EADDRINUSE') throw error
    const holder = holderOf(port)
    if (waited >= patience || (holder && !isLeftover(holder)) || (!holder && waited >= 1000))
      throw new Trouble(troubles.portTaken(port, holder))
    if (holder && ended !== holder.pid) {
      say(words.endingLeftover(holder.pid))
      process.kill((ended = holder.pid), 'SIGTERM')
    }
    await sleep(250)
  }
}

function opened(server, port, host) {
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => resolve(undefined))
  })
}
