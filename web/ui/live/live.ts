import type { Metric } from '@gridward/contract/metrics'
import { useEffect, useRef, useState } from 'react'
import { silence, type PageMessage } from './share.ts'
import { openStream, type LiveMessage } from './stream.ts'

/** Follows the counters through the browser's shared worker, or by a stream of its own where there is none. */
export function follow(metrics: readonly Metric[], tell: (message: LiveMessage) => void): () => void {
  if (typeof SharedWorker === 'undefined') return openStream(metrics, tell)
  const worker = new SharedWorker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'gridward-live' })
  const say = (message: PageMessage): void => worker.port.postMessage(message)
  worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data)
  const leave = (): void => say({ is: 'leave' })
  const here = setInterval(() => say({ is: 'here' }), silence / 4)
  window.addEventListener('pagehide', leave)
  say({ is: 'want', metrics })
  return () => {
    clearInterval(here)
    window.removeEventListener('pagehide', leave)
    leave()
    worker.port.close()
  }
}

/**
 * Follows counters while the component is shown. `tell` gets every message; the answer says since when the numbers
 * stand still (a Date), or null while they move.
 */
export function useLive(metrics: readonly Metric[], tell: (message: LiveMessage) => void): Date | null {
  const [lostAt, setLostAt] = useState<Date | null>(null)
  const latest = useRef(tell)
  latest.current = tell
  const key = [...metrics].sort().join(',')
  useEffect(
    () =>
      follow(key ? (key.split(',') as Metric[]) : [], (message) => {
        if (message.is === 'open') setLostAt(null)
        if (message.is === 'lost') setLostAt((before) => before ?? new Date())
        latest.current(message)
      }),
    [key],
  )
  return lostAt
}
