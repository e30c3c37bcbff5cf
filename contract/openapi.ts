import type { TSchema } from 'typebox'
import { problems, type ProblemCode } from './problems.ts'
import { route, type RouteShape } from './route.ts'

export const readOpenapi = route({
  method: 'GET',
  path: '/api/openapi.json',
  verb: 'open',
  at: 'open',
  says: 'This description of all routes.',
  reply: { file: 'application/json; charset=utf-8' },
})

type Json = Record<string, unknown>

/** OpenAPI 3.1 of all routes, by room: made from the contract, so that it cannot differ from what is served. */
export function openapi(rooms: Readonly<Record<string, Readonly<Record<string, RouteShape>>>>): Json {
  const paths: Record<string, Json> = {}
  for (const [room, routes] of Object.entries(rooms))
    for (const [name, shape] of Object.entries(routes)) {
      const path = shape.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [shape.method.toLowerCase()]: operation(room, name, shape) }
    }
  const sorted = Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    openapi: '3.1.0',
    info: { title: '呼应 Gridward', version: '1', description: about },
    paths: sorted,
    components: { securitySchemes, schemas: { Problem: problemSchema }, responses: problemResponses },
  }
}

const about =
  'x-verb is the permission that a route needs, x-at how it finds the area that it touches, x-purpose why it reads people. ' +
  'Additive evolution only. Every error is an application/problem+json with one of the codes of Problem.'

const securitySchemes = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'gridward' },
  token: { type: 'http', scheme: 'bearer' },
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'status', 'title'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems) },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'text'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, text: { type: 'string' } },
      },
    },
  },
}

function operation(room: string, name: string, shape: RouteShape): Json {
  return {
    operationId: `${room}.${name}`,
    tags: [room],
    summary: shape.says,
    'x-verb': shape.verb,
    'x-at': typeof shape.at === 'string' ? shape.at : `${shape.at.in}.${shape.at.key}`,
    ...(shape.purpose ? { 'x-purpose': shape.purpose } : {}),
    security: shape.verb === 'open' ? [{}] : [{ cookie: [] }, { token: [] }],
    parameters: [...parametersOf('path', shape.params), ...parametersOf('query', shape.query)],
    ...requestBody(shape),
    responses: { 200: { description: 'OK', content: contentOf(shape.reply) }, ...problemReplies(shape) },
    ...(shape.problems ? { 'x-problems': shape.problems } : {}),
  }
}

function parametersOf(where: 'path' | 'query', schema: TSchema | undefined): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }))
}

function requestBody({ body, upload }: RouteShape): Json {
  const file = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }
  if (upload) return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } }
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}
}

const contentOf = (reply: RouteShape['reply']): Json =>
  'file' in reply ? { [String(reply.file)]: {} } : { 'application/json': { schema: reply } }

/** What every route may answer beside its own problems. */
const always = ['invalid', 'unreadable', 'tooManyTries', 'failed', 'busy'] as const satisfies ProblemCode[]

function problemReplies(shape: RouteShape): Json {
  const signedIn: ProblemCode[] = shape.verb === 'open' ? [] : ['notSignedIn', 'forbidden', 'notFound']
  const codes = new Set<ProblemCode>([...always, ...signedIn, ...(shape.problems ?? [])])
  const statuses = [...new Set([...codes].map((code) => problems[code]))].sort((a, b) => a - b)
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]))
}

const problemResponses = Object.fromEntries(
  [...new Set(Object.values(problems))].map((status) => [
    status,
    {
      description: Object.entries(problems)
        .filter(([, one]) => one === status)
        .map(([code]) => code)
        .join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
)

/** One operation a line: a change is seen where it is, and the file stays small. */
export function openapiText(document: Json): string {
  const { paths, ...rest } = document as { paths: Record<string, Record<string, Json>> }
  const lines = Object.entries(paths).map(([path, operations]) => {
    const inner = Object.entries(operations).map(([method, one]) => `   "${method}": ${JSON.stringify(one)}`)
    return `  ${JSON.stringify(path)}: {\n${inner.join(',\n')}\n  }`
  })
  return `${JSON.stringify(rest, null, 1).slice(0, -2)},\n "paths": {\n${lines.join(',\n')}\n }\n}\n`
}
