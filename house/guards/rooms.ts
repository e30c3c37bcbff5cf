import { syntaxOf } from '../syntax.ts'
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

/** These lists take each room's handlers, jobs and what follows a redivision by name. */
const isWiring = (path: string) =>
  [
    'server/rooms.ts',
    'server/app.ts',
    'server/main.ts',
    'server/jobs.ts',
    'server/moving.ts',
    'server/retention.ts',
    'server/intake.ts',
    'server/sealed.ts',
    'server/rule-kinds.ts',
  ].includes(path)

const ioPackages = /^(node:|pg\b|pg-|fastify|@fastify\/|sql-template-tag|@node-rs\/|yauzl|uuidv7)/

type Led = ReturnType<typeof importsOf>[number]
type Tree = Map<string, File>

/** A type does nothing: decisions and statements may name the types of their room, the platform and other rooms' doors. */
const isHarmlessType = (path: string, { typeOnly, to }: Led): boolean =>
  typeOnly &&
  'path' in to &&
  (roomOf(to.path) === roomOf(path) || to.path.startsWith('server/platform/') || partOf(to.path) === 'index')

/** Rules may lean on other files of the room that do no I/O either, by whatever name. */
function isPure(path: string, tree: Tree, asked: Set<string>): boolean {
  const file = tree.get(path)
  if (!file || partOf(path) === 'store') return false
  if (asked.has(path)) return true
  asked.add(path)
  return importsOf(file).every((one) => refusedToRules(path, one, tree, asked) === undefined)
}

function refusedToRules(path: string, one: Led, tree: Tree, asked = new Set<string>()): string | undefined {
  const { to } = one
  if ('package' in to) return ioPackages.test(one.from) && !one.typeOnly ? 'rules do no I/O' : undefined
  if (['contract', 'analytics'].includes(workspaceOf(to.path)) || isHarmlessType(path, one)) return undefined
  if (roomOf(to.path) === roomOf(path) && (partOf(to.path) === 'rules' || isPure(to.path, tree, asked)))
    return undefined
  return 'rules know contract, analytics and what does no I/O in their room'
}

/** What each part of a room may not import, and why; undefined when it may. */
const refusals: Record<Part, (path: string, one: Led, tree: Tree) => string | undefined> = {
  rules: refusedToRules,
  store(path, one) {
    const { to } = one
    if ('package' in to) return /^@?fastify/.test(one.from) ? 'a store knows no web framework' : undefined
    if (to.path.startsWith('server/platform/') || workspaceOf(to.path) === 'contract') return undefined
    const own = roomOf(to.path) === roomOf(path) && ['store', 'rules'].includes(partOf(to.path))
    return own || isHarmlessType(path, one) ? undefined : 'a store knows platform, contract, and the rules of its room'
  },
  index(path, { to }) {
    if ('package' in to || workspaceOf(to.path) !== 'server') return undefined
    if (roomOf(to.path) === roomOf(path) || to.path.startsWith('server/platform/')) return undefined
    return 'the door of a room leads to its own files'
  },
  handlers(_path, { to }) {
    if ('package' in to || workspaceOf(to.path) !== 'server') return undefined
    if (roomOf(to.path) || to.path.startsWith('server/platform/') || to.path === 'server/serve.ts') return undefined
    return 'a handler knows serve.ts, the platform and rooms'
  },
}

/** The anatomy of a room: what rules, stores, doors and handlers may import. */
export function againstAnatomy(files: File[]): string[] {
  const server = ofServer(files)
  const tree = new Map(server.map((file) => [file.path, file]))
  return server
    .filter(({ path }) => roomOf(path) !== undefined)
    .flatMap((file) =>
      importsOf(file).flatMap((one) => {
        const why = refusals[partOf(file.path)](file.path, one, tree)
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
