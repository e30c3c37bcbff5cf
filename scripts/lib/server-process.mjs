import { once } from 'node:events'
import { get } from 'node:http'
import { get as getTls } from 'node:https'
import { networkInterfaces } from 'node:os'
import { spawnBound } from './child.mjs'
import { inRoot } from './paths.mjs'

/**
 * Starts the server; its standard error is passed on and its end kept for the page.
 * `tail()` gives that end, `ended` resolves with { code, signal }.
 */
export function startServer({ args, env }) {
  const child = spawnBound(process.execPath, [inRoot('server/dist/main.js'), ...args], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let tail = ''
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk)
    tail = (tail + chunk).slice(-3000)
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }))
  return { child, ended, tail: () => tail.trim() }
}

/** Resolves true once /api/health answers 200; false when `over()`. */
export async function untilHealthy({ port, host, tls, over }) {
  const everywhere = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  while (!over()) {
    if (await isHealthy(port, everywhere[host] ?? host, tls)) return true
    await new Promise((next) => setTimeout(next, 100))
  }
  return false
}

function isHealthy(port, host, tls) {
  return new Promise((resolve) => {
    const ask = tls ? getTls : get
    const request = ask({ port, host, path: '/api/health', timeout: 2000, rejectUnauthorized: false }, (reply) => {
      reply.resume()
      resolve(reply.statusCode === 200)
    })
    request.on('error', () => resolve(false))
    request.on('timeout', () => request.destroy())
  })
}

/** Where a browser finds the server: this machine first, then its other IPv4 addresses if they answer too. */
export function addresses({ port, host, tls }) {
  const scheme = tls ? 'https' : 'http'
  if (host !== '0.0.0.0' && host !== '::') return [`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/`]
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => one.address)
  return ['localhost', ...others].map((name) => `${scheme}://${name}:${port}/`)
}
