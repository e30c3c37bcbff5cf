import type { FastifyInstance } from 'fastify'
import { noFence } from './platform/scope.ts'
import { sql } from './platform/sql.ts'
import type { House } from './serve.ts'

/** `{"status":"ok"}` once the database answers; outside of the contract because it must work before everything else. */
export function health(app: FastifyInstance, house: House): void {
  app.get('/api/health', async (_request, reply) => {
    try {
      await house.db.transact(noFence, (tx) => tx.query(sql`select 1`))
      return { status: 'ok' }
    } catch {
      return reply.code(503).header('retry-after', '1').send({ status: 'starting' })
    }
  })
}
