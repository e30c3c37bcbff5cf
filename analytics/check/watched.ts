import type { Fields } from './fixture.ts'

/** What a file expects, as a check sees it, and which of its fields the check did not look at. */
export interface Watched {
  readonly expected: Fields
  /** Paths of the fields that were never read, as `clusters[].radius`; a field of a list counts as read once one entry's was. */
  left(): string[]
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && (!Array.isArray(value) || value.some(isGroup))

/** Lists of numbers are one field; objects, and lists of objects, hold fields. */
export function watched(expected: object): Watched {
  const read = new Set<string>()
  const pathOf = (holder: object, path: string, name: string): string =>
    Array.isArray(holder) ? `${path}[]` : path === '' ? name : `${path}.${name}`
  const view = (holder: object, path: string): object =>
    new Proxy(holder, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof name === 'symbol' || !Object.hasOwn(target, name) || name === 'length') return value
        const own = pathOf(target, path, name)
        if (isGroup(value)) return view(value, own)
        read.add(own)
        return value
      },
    })
  const paths = (holder: object, path: string): string[] =>
    Object.entries(holder).flatMap(([name, value]) => {
      const own = pathOf(holder, path, name)
      return isGroup(value) ? paths(value, own) : [own]
    })
  return {
    expected: view(expected, ''),
    left: () => [...new Set(paths(expected, ''))].filter((path) => !read.has(path)),
  }
}
