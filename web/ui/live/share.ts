import { openStream, type LiveMessage } from './stream.ts'

/** What a page says to the worker; it repeats `here` so that a page that vanished is forgotten. */
export type PageMessage = { is: 'want'; metrics: readonly string[] } | { is: 'here' } | { is: 'leave' }
export type Port = {
  postMessage: (message: LiveMessage) => void
  onmessage: ((event: MessageEvent<PageMessage>) => void) | null
}

/** A page that has not spoken for this long is gone, ms; pages speak every quarter of it. */
export const silence = 60_000

type Shared = { metrics: string; close: () => void; state: LiveMessage }

/** Spreads one stream over many pages; it carries every metric that one of them wants, and closes with the last. */
export function shareStream(open = openStream, now = Date.now): (port: Port) => void {
  const pages = new Map<Port, { metrics: readonly string[]; seen: number }>()
  let stream: Shared | undefined

  const adjust = (): void => {
    for (const [port, page] of pages) if (now() - page.seen > silence) pages.delete(port)
    const wanted = [...new Set([...pages.values()].flatMap((page) => page.metrics))].sort()
    const key = wanted.join(',')
    if (pages.size > 0 && stream?.metrics === key) return
    stream?.close()
    stream = undefined
    if (pages.size === 0) return
    const opened: Shared = { metrics: key, close: () => undefined, state: { is: 'lost' } }
    stream = opened
    opened.close = open(wanted, (message) => {
      if (message.is === 'open' || message.is === 'lost') opened.state = message
      for (const port of pages.keys()) port.postMessage(message)
    })
  }

  return (port) => {
    port.onmessage = ({ data }) => {
      if (data.is === 'leave') pages.delete(port)
      else if (data.is === 'want') {
        pages.set(port, { metrics: data.metrics, seen: now() })
        if (stream?.state.is === 'open') port.postMessage(stream.state)
      } else {
        const page = pages.get(port)
        if (page) page.seen = now()
      }
      adjust()
    }
  }
}
