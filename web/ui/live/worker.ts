import { shareStream, type Port } from './share.ts'

/** One worker for all pages of the browser: a browser opens only six connections to a plain-HTTP server in all. */
const add = shareStream()
addEventListener('connect', (event) => add((event as MessageEvent).ports[0] as unknown as Port))
