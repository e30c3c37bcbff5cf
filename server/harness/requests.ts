import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { RouteShape } from '@gridward/contract/route'

/** The smallest request that a route's schemas accept. `area` stands where the route names an area. */
export type Request = { url: string; body?: unknown }

const id = '018f0000-0000-7000-8000-000000000001'
/** Texts of every form that the contract asks for; the first that fits is taken. */
const texts = [
  'a',
  'ab',
  '440112',
  '440112001',
  id,
  '2020-02-10',
  '2020-02-10T00:00:00Z',
  '00000000',
  'ABCDEFGH12345678',
  '13800000000',
  'a.b',
  'k7-m2-q9-zz and more to be long',
  '0'.repeat(64),
  'x'.repeat(20),
]

type Json = Record<string, unknown>
type Node = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: TSchema[]
  allOf?: TSchema[]
  properties?: Record<string, TSchema>
  required?: string[]
  items?: TSchema
  minItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  pattern?: string
  patternProperties?: Record<string, TSchema>
}

/** A value of a schema, with nothing that may be left out but the keys of `also`. */
export function sample(schema: TSchema, also: Readonly<Json> = {}): unknown {
  const node = schema as unknown as Node
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  if (node.anyOf) return sample(node.anyOf[0]!)
  if (node.allOf) return Object.assign({}, ...node.allOf.map((part) => sample(part)))
  if (node.type === 'object') {
    const wanted = (node.required ?? []).filter((key) => !(key in also))
    const parts = wanted.map((key) => [key, sample(node.properties![key]!)] as const)
    return { ...Object.fromEntries(parts), ...also }
  }
  if (node.type === 'array') return Array.from({ length: node.minItems ?? 0 }, () => sample(node.items!))
  if (node.type === 'integer' || node.type === 'number')
    return Math.max(node.minimum ?? 0, Math.min(1, node.maximum ?? 1))
  if (node.type === 'boolean') return true
  if (node.type === 'null') return null
  if (node.type === 'string') return textFor(schema)
  return {}
}

function textFor(schema: TSchema): string {
  const check = Compile(schema)
  const found = texts.find((text) => check.Check(text))
  if (found === undefined) throw new Error(`harness/requests.ts has no text for ${JSON.stringify(schema)}`)
  return found
}

/** Errors: a schema for which no value is known, by its route. */
export function requestFor(route: RouteShape, area: string | undefined): Request {
  const at = (part: 'params' | 'query' | 'body'): Json =>
    typeof route.at === 'object' && route.at.in === part && area !== undefined ? { [route.at.key]: area } : {}
  const params = (route.params ? sample(route.params, at('params')) : {}) as Json
  const query = (route.query ? sample(route.query, at('query')) : {}) as Json
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)] as [string, string])).toString()
  const url = search === '' ? path : `${path}?${search}`
  return route.body ? { url, body: sample(route.body, at('body')) } : { url }
}

/** The bytes of an upload of one small file, and their content type. */
export const upload = (content: string, name = 'r.csv'): { payload: string; type: string } => ({
  payload: `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--b--\r\n`,
  type: 'multipart/form-data; boundary=b',
})
