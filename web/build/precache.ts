import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Where the worker's list of files goes; see field/service-worker.ts. */
const place = /\bPRECACHE\b/

/**
 * Writes into the service worker what the field page needs without a network: every built file but the public page's,
 * and a version that changes whenever one of them does.
 */
export function precache(worker: string, page: string, address: string, leaveOut: RegExp): Plugin {
  return {
    name: 'gridward-precache',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const names = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !leaveOut.test(name))
        const html = bundle[page]
        const chunk = bundle[worker]
        if (chunk?.type !== 'chunk' || !html) throw new Error(`${worker} or ${page} is missing from the build`)
        const hash = createHash('sha256')
          .update([...names].sort().join())
          .update(String('source' in html && html.source))
        const files = [address, ...names.map((name) => name.replace(/^assets/, '/assets/small'))]
        const list = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files })
        if (!place.test(chunk.code)) throw new Error(`${worker} has no place for the list of files`)
        chunk.code = chunk.code.replace(place, () => list)
      },
    },
  }
}
