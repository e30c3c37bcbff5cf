import Type from 'typebox'
import { Shape } from './fields.ts'
import { route } from './route.ts'

/**
 * One stream per browser (server-sent events), about a quarter of a second behind the writes.
 * `changed`: `{ seq, changes: [[area, day, metric, n, late], …] }`, new values of counters inside the caller's areas.
 * `happened`: `{ seq, kinds: { "declarations.visited": 3, … } }`, so that an open list knows when to ask again.
 */
export const live = route({
  method: 'GET',
  path: '/api/live',
  verb: 'areas.read',
  at: 'scope',
  says: 'Counters as they move and kinds of events as they happen, as server-sent events.',
  query: Shape({ metrics: Type.Optional(Type.String({ maxLength: 1000 })) }),
  reply: { file: 'text/event-stream' },
})
