import { posix } from 'node:path'

/** The rooms of DESIGN §3; a folder of that name in `server/` is a room, whatever else lies beside it is the house. */
export const roomNames = new Set(
  `areas people declarations rules orders calls checkpoints cases isolation testing institutions supplies workforce
  inspections notices briefings analysis access`.split(/\s+/),
)

/** Where an import leads: a path of the project, or the name of a package. */
export function targetOf(importer: string, from: string): { path: string } | { package: string } {
  if (from.startsWith('.')) return { path: posix.normalize(posix.join(posix.dirname(importer), from)) }
  const own = /^@gridward\/([^/]+)(?:\/(.+))?$/.exec(from)
  if (own) return { path: `${own[1]}/${own[2] ?? 'index'}.ts` }
  return { package: from }
}

export const workspaceOf = (path: string): string => path.split('/')[0]!

/** The room that a file of the server lies in, if any. */
export function roomOf(path: string): string | undefined {
  const [workspace, folder, file] = path.split('/')
  return workspace === 'server' && file !== undefined && roomNames.has(folder!) ? folder : undefined
}

export type Part = 'rules' | 'store' | 'index' | 'handlers'

/** The anatomy of a room by file name: rules*.ts, store*.ts, index.ts; everything else loads, decides and saves. */
export function partOf(path: string): Part {
  const file = posix.basename(path)
  if (/^rules\b/.test(file)) return 'rules'
  if (/^store\b/.test(file)) return 'store'
  return file === 'index.ts' && posix.dirname(path) === `server/${roomOf(path)}` ? 'index' : 'handlers'
}
