import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** web/ lies beside server/, in the sources (server/http) and in a build (server/dist/http). */
function webFolder(): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return [join(here, '../../web/dist'), join(here, '../../../web/dist')].find((folder) => existsSync(folder))
}

/** The built pages. Hashed files never change and are kept; the pages themselves are asked for again each time. */
export async function servePages(app: FastifyInstance): Promise<void> {
  const root = webFolder()
  if (!root) return
  const forever = { maxAge: '365d', immutable: true }
  await app.register(fastifyStatic, {
    root: join(root, 'desk/assets'),
    prefix: '/assets/desk/',
    decorateReply: true,
    ...forever,
  })
  await app.register(fastifyStatic, {
    root: join(root, 'small/assets'),
    prefix: '/assets/small/',
    decorateReply: false,
    ...forever,
  })
  const page = (path: string, file: string, folder: string): void => {
    app.get(path, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(file, join(root, folder)))
  }
  app.get('/', (_request, reply) => reply.redirect('/desk'))
  page('/desk', 'desk.html', 'desk')
  page('/desk/*', 'desk.html', 'desk')
  page('/screen', 'screen.html', 'desk')
  page('/field', 'field.html', 'small')
  page('/field/*', 'field.html', 'small')
  page('/field-sw.js', 'field-sw.js', 'small')
  page('/field.webmanifest', 'field.webmanifest', 'small')
}
