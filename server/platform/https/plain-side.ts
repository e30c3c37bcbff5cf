import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isInstallPath } from './install-page.ts'
import type { Https } from './state.ts'

/** What residents open from a code on paper: their phones know nothing of a district's own authority. */
const forResidents = /^\/(p|n|assets)\/|^\/api\/health$/

/**
 * What comes without encryption to a server that has https. With a certificate that every phone knows all of it is sent
 * on; with our own authority residents' pages are served as they are, and everybody else is shown how to install it.
 */
export const plainSide =
  (kind: Https['kind'], serve: RequestListener): RequestListener =>
  (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!
    if (isInstallPath(path) || path === '/api/health' || (kind === 'authority' && forResidents.test(path)))
      return serve(request, response)
    if (kind === 'own') return sendOn(request, response, 308, `https://${hostOf(request)}${request.url ?? '/'}`)
    const to = request.method === 'GET' && path !== '/' ? `?to=${encodeURIComponent(request.url ?? '/')}` : ''
    return sendOn(request, response, 303, `/install${to}`)
  }

/** As the reader wrote it; nothing else may stand in a header of ours. */
export const hostOf = (request: IncomingMessage): string => {
  const host = request.headers.host ?? ''
  return /^[a-z0-9.-]{1,253}(:\d{1,5})?$|^\[[0-9a-f:]{2,45}\](:\d{1,5})?$/i.test(host) ? host : 'localhost'
}

function sendOn(request: IncomingMessage, response: ServerResponse, status: number, location: string): void {
  request.resume()
  response.writeHead(status, { location, 'content-length': 0, connection: 'close' })
  response.end()
}
