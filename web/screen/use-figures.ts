import { figures as figuresRoute } from '@gridward/contract/briefings'
import { useCallback, useMemo, useRef, useState } from 'react'
import { call } from '../ui/api.ts'
import { useLive } from '../ui/live/live.ts'
import { Figures, followed } from './figures.ts'
import { useLoad } from './load.ts'

const metrics = followed.join(',')
const parts = ['self', 'streets', 'communities', 'grids'] as const

async function readAll(area: string, signal: AbortSignal) {
  const replies = await Promise.all(
    parts.map((below) => call(figuresRoute, { query: { area, below, metrics }, signal })),
  )
  return { day: replies[0]!.today, rows: replies.flatMap((reply) => reply.figures), at: new Date() }
}

/** The figures of an area and of all below it, read once and then kept up by the stream. */
export function useFigures(area: string) {
  const [version, setVersion] = useState(0)
  const store = useMemo(() => new Figures(), [])
  const asOf = useRef(new Date(0))
  const moved = useCallback(() => setVersion((n) => n + 1), [])
  const { data, problem, again } = useLoad(`figures ${area}`, async (signal) => {
    const read = await readAll(area, signal)
    store.replace(read.day, read.rows)
    asOf.current = read.at
    moved()
    return read.day
  })
  const wasLost = useRef(false)
  const lostAt = useLive(followed, (message) => {
    if (message.is === 'lost') wasLost.current = true
    // What moved while the stream was down was not told: ask for everything again.
    if (message.is === 'open' && wasLost.current) {
      wasLost.current = false
      again()
    }
    if (message.is === 'open' || message.is === 'changed') asOf.current = new Date()
    if (message.is === 'changed' && store.take(message.changes)) moved()
  })
  return { figures: store, version, ready: data !== undefined, problem, lostAt, asOf: asOf.current }
}
