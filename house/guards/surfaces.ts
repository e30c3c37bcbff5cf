import { syntaxOf } from '../syntax.ts'
import { targetOf, workspaceOf } from '../place.ts'
import { isCode, isTest } from '../tree.ts'
import type { File } from '../tree.ts'

const surfaces = ['desk', 'field', 'public', 'screen']
const small = ['field', 'public']

/** What Preact gives with little or none of its alias: state, effect, memo, ref, context, and a class that catches errors. */
const subset: Record<string, Set<string>> = {
  react: new Set(
    `Component Fragment StrictMode createContext createElement memo useCallback useContext useEffect useId useLayoutEffect useMemo
    useReducer useRef useState`.split(/\s+/),
  ),
  'react-dom/client': new Set(['createRoot', 'hydrateRoot']),
  'react/jsx-runtime': new Set(['jsx', 'jsxs', 'Fragment']),
}

/** Libraries that the small surfaces may load: each was weighed (WEB.md §8). */
const light = /^(idb|uuidv7|preact(\/.*)?|qrcode(\/.*)?|zxing-wasm(\/.*)?|d3-geo|typebox(\/.*)?)$/

const surfaceOf = (path: string): string | undefined => {
  const [workspace, folder, rest] = path.split('/')
  return workspace === 'web' && rest !== undefined && surfaces.includes(folder!) ? folder : undefined
}

const ofWeb = (files: File[]) =>
  files.filter(
    ({ path }) => isCode(path) && !isTest(path) && /^web\/(desk|field|public|screen|ui|offline)\//.test(path),
  )

/** Surfaces that import each other, or shared code (ui, offline) that knows a surface. */
export function betweenSurfaces(files: File[]): string[] {
  return ofWeb(files).flatMap((file) =>
    syntaxOf(file).imports.flatMap(({ from, line }) => {
      const to = targetOf(file.path, from)
      const other = 'path' in to ? surfaceOf(to.path) : undefined
      if (!other || other === surfaceOf(file.path)) return []
      return [`${file.path}:${line} imports ${from}: surfaces share only ui/ and offline/`]
    }),
  )
}

/** Heavy libraries and React functions outside of the subset, anywhere that the small surfaces reach. */
export function tooHeavyForSmall(files: File[]): string[] {
  const web = ofWeb(files)
  const byPath = new Map(web.map((file) => [file.path, file]))
  const start = web.filter(({ path }) => small.includes(surfaceOf(path) ?? ''))
  return [...reached(start, byPath)].flatMap((file) =>
    syntaxOf(file)
      .imports.filter(({ typeOnly }) => !typeOnly)
      .flatMap(({ from, line, names }) => {
        const why = heaviness(file.path, from, names)
        return why ? [`${file.path}:${line} ${why}, and a small surface loads it`] : []
      }),
  )
}

function heaviness(path: string, from: string, names: string[]): string | undefined {
  if ('path' in targetOf(path, from) || light.test(from)) return undefined
  const allowed = subset[from]
  if (!allowed) return `imports ${from}`
  const beyond = names.filter((name) => !allowed.has(name))
  return beyond.length > 0 ? `imports ${beyond.join(', ')} from ${from}` : undefined
}

function reached(start: File[], byPath: Map<string, File>): Set<File> {
  const found = new Set(start)
  for (const file of found) {
    for (const { from, typeOnly } of syntaxOf(file).imports) {
      const to = targetOf(file.path, from)
      const next = 'path' in to && workspaceOf(to.path) === 'web' ? byPath.get(to.path) : undefined
      if (next && !typeOnly) found.add(next)
    }
  }
  return found
}
