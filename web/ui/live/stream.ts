import { live } from '@gridward/contract/live'
import { urlOf } from '../api.ts'

/** A counter's new value: [area, day, metric, n, late]. */
export type Change = readonly [area: string, day: string, metric: string, n: number, late: number]
export type LiveMessage =
  | { is: 'open' }
  | { is: 'lost' }
  | { is: 'changed'; seq: number; changes: readonly Change[] }
  | { is: 'happened'; seq: number; kinds: Readonly<Record<string, number>> }

/** First and longest wait before another try, ms. Half of each wait is chance: 200 screens must not return at once. */
const wait = { first: 1000, most: 30_000 }

export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>
export type Surroundings = {
  open: (url: string) => Source
  later: (work: () => void, ms: number) => void
  chance: () => number
}

const browser: Surroundings = {
  open: (url) => new EventSource(url),
  later: (work, ms) => void setTimeout(work, ms),
  chance: Math.random,
}

/**
 * Keeps one stream open. After `lost` nothing was promised, so a reader asks for its numbers again at the next `open`.
 * The browser reopens a stream by itself unless the server refused it; then we do, ever more slowly.
 */
export function openStream(
  metrics: readonly string[],
  tell: (message: LiveMessage) => void,
  around: Surroundings = browser,
): () => void {
  let ended = false
  let tries = 0
  let source: Source | undefined
  const connect = (): void => {
    if (ended) return
    const made = around.open(urlOf(live, { query: metrics.length > 0 ? { metrics: metrics.join(',') } : {} }))
    source = made
    made.addEventListener('open', () => {
      tries = 0
      tell({ is: 'open' })
    })
    made.addEventListener('error', () => {
      tell({ is: 'lost' })
      if (made.readyState !== closed) return
      const longest = Math.min(wait.most, wait.first * 2 ** tries++)
      around.later(connect, longest / 2 + (longest / 2) * around.chance())
    })
    for (const is of ['changed', 'happened'] as const) {
      made.addEventListener(is, (event) => tell({ is, ...JSON.parse((event as MessageEvent<string>).data) }))
    }
  }
  connect()
  return () => {
    ended = true
    source?.close()
  }
}

/** EventSource.CLOSED, which a test's stand-in does not have. */
const closed = 2
