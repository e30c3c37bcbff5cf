import { openapi, openapiText, readOpenapi } from '@gridward/contract/openapi'
import { roomRoutes } from '@gridward/contract/routes'
import type { Serve } from './serve.ts'

/** The description of all routes, for programs of others. */
export function describeRoutes(serve: Serve): void {
  const body = openapiText(openapi(roomRoutes))
  serve(readOpenapi, async () => ({ type: readOpenapi.reply.file, body }))
}
