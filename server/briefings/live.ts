import { Readable } from 'node:stream'
import { live } from '@gridward/contract/live'
import type { Scope } from '../platform/scope.ts'
import type { Live } from '../platform/live.ts'
import type { Sealed } from '../platform/sealer.ts'
import type { Serve } from '../serve.ts'
import { changedFor, happenedFor } from './rules-live.ts'

const heartbeat = 15_000
/** A reader that is this far behind has gone to sleep; it comes back by itself and reads the numbers anew. */
const mostUnread = 1024 * 1024

export function liveRoutes(serve: Serve): void {
  serve(live, async ({ scope, query, live: source }) => ({
    type: 'text/event-stream; charset=utf-8',
    headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    body: eventStream(source, scope, query.metrics ? new Set(query.metrics.split(',')) : undefined),
  }))
}

function eventStream(source: Live, scope: Scope<'areas.read'>, metrics: Set<string> | undefined): Readable {
  const stream = new Readable({ read: () => undefined })
  const push = (text: string): void => {
    if (stream.readableLength > mostUnread) stream.destroy()
    else stream.push(text)
  }
  const send = (sealed: Sealed): void => {
    const changed = changedFor(sealed, scope, metrics)
    if (changed) push(`id: ${sealed.last}\nevent: changed\ndata: ${JSON.stringify(changed)}\n\n`)
    const happened = happenedFor(sealed, scope)
    if (happened) push(`event: happened\ndata: ${JSON.stringify(happened)}\n\n`)
  }
  const leave = source.follow(send)
  const beat = setInterval(() => push(': still here\n\n'), heartbeat).unref()
  stream.on('close', () => {
    leave()
    clearInterval(beat)
  })
  push('retry: 2000\n\n')
  return stream
}
