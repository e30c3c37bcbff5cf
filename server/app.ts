import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import type { RequestListener, Server } from 'node:http'
import fastify, { type FastifyInstance } from 'fastify'
import { formLimit, parseForm } from './http/form.ts'
import { loggable } from './http/log.ts'
import { languageOf, type Incoming } from './http/session.ts'
import { uploadLimit } from './http/upload.ts'
import { problemPage, wantsPage } from './http/problem-page.ts'
import { securityHeaders } from './http/headers.ts'
import { fromDatabase, Problem, problemBody } from './platform/problem.ts'
import { makeServe, type House, type Serve } from './serve.ts'
import { rooms } from './rooms.ts'
import { health } from './http/health.ts'
import { servePages } from './http/pages.ts'

export type AppOptions = {
  log?: boolean
  /** Whose X-Forwarded headers are believed (config.ts); this machine's when left out. */
  trustProxy?: readonly string[]
  serverFactory?: (answer: RequestListener) => Server
  /** Put between the rooms and the routes they serve: to try every route without what it does. */
  around?: (serve: Serve) => Serve
}

/** The whole server without a socket: rooms, pages, errors. */
export async function makeApp(house: House, options: AppOptions = {}): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    logger: options.log ? { level: 'warn' } : false,
    bodyLimit: 8 * 1024 * 1024,
    // an empty list would be no list to Fastify
    trustProxy: options.trustProxy?.length === 0 ? false : [...(options.trustProxy ?? ['loopback'])],
    routerOptions: { maxParamLength: 200 },
    // an address that cannot be read fails before any route is found
    frameworkErrors: (error, request, reply) =>
      void answerProblem(app, error, request as unknown as Incoming, reply as unknown as Reply),
    ...(options.serverFactory ? { serverFactory: options.serverFactory } : {}),
  })
  // our own checks answer by field (http/validate.ts)
  app.setValidatorCompiler(() => () => true)
  const formBody = { parseAs: 'string', bodyLimit: formLimit } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', formBody, async (_: unknown, body: string) =>
    parseForm(body),
  )
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: uploadLimit, files: 1 } })
  await app.register(compress, { threshold: 1400 })
  app.addHook(
    'onSend',
    async (_request, reply) => void reply.headers(securityHeaders(house.secure && !house.paperScheme)),
  )
  app.setErrorHandler((error, request, reply) => answerProblem(app, error, request as unknown as Incoming, reply))
  app.setNotFoundHandler((request, reply) =>
    answerProblem(app, new Problem('notFound'), request as unknown as Incoming, reply),
  )
  health(app, house)
  const serve = (options.around ?? ((plain: Serve) => plain))(makeServe(app, house))
  for (const room of rooms) room(serve)
  await servePages(app)
  return app
}

type Reply = {
  code(n: number): Reply
  header(k: string, v: string): Reply
  type(t: string): Reply
  send(b: unknown): unknown
}

function answerProblem(app: FastifyInstance, error: unknown, request: Incoming, reply: Reply): unknown {
  const problem = asProblem(error)
  if (problem.code === 'failed') app.log.error(loggable(problem.cause ?? problem))
  const body = problemBody(problem, languageOf(request))
  if (problem.retryAfter) reply.header('retry-after', String(problem.retryAfter))
  if (wantsPage(request))
    return reply
      .code(body.status)
      .type('text/html; charset=utf-8')
      .send(problemPage(body, languageOf(request), request))
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body))
}

/** What the framework refuses itself: unreadable JSON, wrong media type, too large. */
function asProblem(error: unknown): Problem {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (typeof code === 'string' && code.startsWith('FST_')) {
    if (statusCode === 413) return new Problem('tooLarge')
    if (statusCode === 415) return new Problem('wrongFile')
    if (statusCode && statusCode < 500) return new Problem('unreadable')
  }
  return fromDatabase(error)
}
