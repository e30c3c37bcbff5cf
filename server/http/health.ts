import type { FastifyInstance } from 'fastify'
import { backupFailed } from '../platform/backup/folder.ts'
import { ping } from '../platform/database.ts'
import type { House } from '../serve.ts'

/** `{"status":"ok"}` once the database answers; outside of the contract because it must work before everything else. */
export function health(app: FastifyInstance, house: House): void {
  app.get('/api/health', async (_request, reply) => {
    try {
      await ping(house.db)
      return backupFailed(house.dataDir) ? { status: 'ok', warnings: ['backup'] } : { status: 'ok' }
    } catch {
      return reply.code(503).header('retry-after', '1').send({ status: 'starting' })
    }
  })
}
