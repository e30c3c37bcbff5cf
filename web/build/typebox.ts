/**
 * Stands in for typebox in the browser bundles: the same calls make plain JSON Schema, in 1 KiB instead of 11 or more.
 * The web needs a route's method and path, and now and then a length limit; it never compiles a schema.
 */
type Schema = Record<string, unknown>

const typed =
  (type: string) =>
  (options: Schema = {}): Schema => ({ type, ...options })
const union =
  (key: string) =>
  (schemas: Schema[], options: Schema = {}): Schema => ({ [key]: schemas, ...options })
const keysOf = (keys: unknown): string[] => (Array.isArray(keys) ? (keys as string[]) : [String(keys)])
const mapProperties = (schema: Schema, change: (entries: [string, Schema][]) => [string, Schema][]): Schema => ({
  ...schema,
  properties: Object.fromEntries(change(Object.entries((schema['properties'] ?? {}) as Record<string, Schema>))),
})
const same = (schema: Schema, options: Schema = {}): Schema => ({ ...schema, ...options })
const merge = (schemas: Schema[], options: Schema = {}): Schema => ({
  type: 'object',
  properties: Object.assign({}, ...schemas.map((schema) => schema['properties'] ?? {})) as Schema,
  ...options,
})

const Type = {
  String: typed('string'),
  Number: typed('number'),
  Integer: typed('integer'),
  Boolean: typed('boolean'),
  Null: typed('null'),
  Any: (options: Schema = {}): Schema => options,
  Unknown: (options: Schema = {}): Schema => options,
  Never: (options: Schema = {}): Schema => ({ not: {}, ...options }),
  Literal: (value: unknown, options: Schema = {}): Schema => ({ const: value, ...options }),
  Enum: (values: unknown, options: Schema = {}): Schema => ({
    enum: Array.isArray(values) ? (values as unknown[]) : Object.values(values as object),
    ...options,
  }),
  Object: (properties: Schema, options: Schema = {}): Schema => ({ type: 'object', properties, ...options }),
  Array: (items: Schema, options: Schema = {}): Schema => ({ type: 'array', items, ...options }),
  Tuple: (items: Schema[], options: Schema = {}): Schema => ({ type: 'array', items, ...options }),
  Record: (_key: Schema, value: Schema, options: Schema = {}): Schema => ({
    type: 'object',
    additionalProperties: value,
    ...options,
  }),
  Union: union('anyOf'),
  Intersect: merge,
  Composite: merge,
  Interface: (from: Schema[], properties: Schema, options: Schema = {}): Schema =>
    merge([...from, { properties }], options),
  Evaluate: same,
  Unsafe: same,
  Optional: same,
  Readonly: same,
  Partial: same,
  Required: same,
  Pick: (schema: Schema, keys: unknown): Schema =>
    mapProperties(schema, (entries) => entries.filter(([key]) => keysOf(keys).includes(key))),
  Omit: (schema: Schema, keys: unknown): Schema =>
    mapProperties(schema, (entries) => entries.filter(([key]) => !keysOf(keys).includes(key))),
  Ref: (name: string, options: Schema = {}): Schema => ({ $ref: name, ...options }),
  Cyclic: (definitions: Schema, name: string): Schema => ({ $defs: definitions, $ref: name }),
}

export { Type }
export default Type
