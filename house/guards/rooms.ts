import { syntaxOf } from '../syntax.ts'
import type { Import } from '../syntax.ts'
import { partOf, roomOf, targetOf, workspaceOf } from '../place.ts'
import type { Part } from '../place.ts'
import { isCode, isTest } from '../tree.ts'
import type { File } from '../tree.ts'

const ofServer = (files: File[]) =>
  files.filter(({ path }) => isCode(path) && !isTest(path) && workspaceOf(path) === 'server')

const importsOf = (file: File) => syntaxOf(file).imports.map((one) => ({ ...one, to: targetOf(file.path, one.from) }))

/** Rooms meet only through `index.ts`, and what lies below the rooms knows none of them. */
export function besideTheDoor(files: File[]): string[] {
  return ofServer(files).flatMap((file) =>
    importsOf(file).flatMap(({ from, line, to }) => {
      const room = 'path' in to ? roomOf(to.path) : undefined
      if (!('path' in to) || !room || room === roomOf(file.path)) return []
      const at = `${file.path}:${line} imports ${from}`
      if (file.path.startsWith('server/platform/')) return [`${at}: the platform knows no room`]
      if (to.path === `server/${room}/index.ts` || isWiring(file.path)) return []
      return [`${at}: rooms are entered through index.ts`]
    }),
  )
}

/** The list of rooms takes each room's handlers and jobs by name. */
const isWiring = (path: string) =>
  ['server/rooms.ts', 'server/app.ts', 'server/main.ts', 'server/jobs.ts'].includes(path)

const ioPackages = /^(node:|pg\b|pg-|fastify|@fastify\/|sql-template-tag|@node-rs\/|yauzl|uuidv7)/

/** What each part of a room may not import; undefined when it may. */
const refusals: Record<Part, (path: string, one: Import, target: ReturnType<typeof targetOf>) => string | undefined> = {
  rules(path, one, to) {
    if ('package' in to) return ioPackages.test(one.from) && !one.typeOnly ? 'rules do no I/O' : undefined
    if (['contract', 'analytics'].includes(workspaceOf(to.path))) return undefined
    const own = roomOf(to.path) === roomOf(path)
    if (own && (partOf(to.path) === 'rules' || to.path.includes('/words'))) return undefined
    // A type does nothing; the decision still gets its clock and its rows handed in.
    if (one.typeOnly && to.path.startsWith('server/platform/')) return undefined
    return 'rules know contract, analytics and other rules of the room only'
  },
  store(path, one, to) {
    if ('package' in to) return /^@?fastify/.test(one.from) ? 'a store knows no web framework' : undefined
    if (to.path.startsWith('server/platform/') || workspaceOf(to.path) === 'contract') return undefined
    const own = roomOf(to.path) === roomOf(path)
    if (own && (partOf(to.path) === 'store' || partOf(to.path) === 'rules')) return undefined
    if (own && one.typeOnly) return undefined
    return 'a store knows platform, contract, and the rules of its room'
  },
  index(path, _one, to) {
    if ('package' in to || workspaceOf(to.path) !== 'server') return undefined
    if (roomOf(to.path) === roomOf(path) || to.path.startsWith('server/platform/')) return undefined
    return 'the door of a room leads to its own files'
  },
  handlers(_path, _one, to) {
    if ('package' in to || workspaceOf(to.path) !== 'server') return undefined
    if (roomOf(to.path) || to.path.startsWith('server/platform/') || to.path === 'server/serve.ts') return undefined
    return 'a handler knows serve.ts, the platform and rooms'
  },
}

/** The anatomy of a room: what rules, stores, doors and handlers may import. */
export function againstAnatomy(files: File[]): string[] {
  return ofServer(files)
    .filter(({ path }) => roomOf(path) !== undefined)
    .flatMap((file) =>
      importsOf(file).flatMap((one) => {
        const why = refusals[partOf(file.path)](file.path, one, one.to)
        return why ? [`${file.path}:${one.line} imports ${one.from}: ${why}`] : []
      }),
    )
}

/** Rooms that import each other in a ring; such a ring is settled by a journal event. */
export function roomCycles(files: File[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const file of ofServer(files)) {
    const room = roomOf(file.path)
    for (const { to } of room ? importsOf(file) : []) {
      const other = 'path' in to ? roomOf(to.path) : undefined
      if (other && other !== room) edges.set(room!, (edges.get(room!) ?? new Set()).add(other))
    }
  }
  return [...edges.keys()].flatMap((room) => ringFrom(room, edges))
}

/** The shortest ring back to `start`; told once, from its alphabetically first room. */
function ringFrom(start: string, edges: Map<string, Set<string>>): string[] {
  const queue = [[start]]
  const seen = new Set<string>()
  for (const path of queue) {
    for (const next of edges.get(path.at(-1)!) ?? []) {
      if (next === start) return [...path].sort()[0] === start ? [[...path, start].join(' -> ')] : []
      if (!seen.has(next)) queue.push([...path, next])
      seen.add(next)
    }
  }
  return []
}
