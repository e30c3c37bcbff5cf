import { syntaxOf } from '../syntax.ts'
import { targetOf, workspaceOf } from '../place.ts'
import { isCode, isTest } from '../tree.ts'
import type { File } from '../tree.ts'

/** Which folder may import from which, beside itself. Whoever is not named here may import from nobody. */
const mayImport: Record<string, string[]> = {
  analytics: [],
  contract: [],
  simulator: ['contract', 'analytics'],
  server: ['contract', 'analytics'],
  web: ['contract', 'analytics'],
  cli: ['contract', 'analytics', 'server'],
  bench: ['contract', 'analytics', 'server', 'simulator'],
  e2e: ['contract', 'analytics', 'server', 'simulator'],
  house: ['scripts', 'contract', 'server'],
  scripts: [],
}

/** The demo district is made by the simulator; tests take their people from it too. */
const mayImportSimulator = (path: string) => path.startsWith('server/demo/') || isTest(path)

/** Pure workspaces: the same code runs on a phone, so nothing of Node may be in it (but for the threads of analytics). */
const pure = new Set(['contract', 'simulator', 'analytics', 'web'])

/** Imports against the directions of the house: server, web, cli, simulator -> contract, and never back. */
export function againstDirections(files: File[]): string[] {
  return files
    .filter(({ path }) => isCode(path) && workspaceOf(path) in mayImport)
    .flatMap((file) =>
      syntaxOf(file).imports.flatMap(({ from, line }) => {
        const why = refusal(file.path, from)
        return why ? [`${file.path}:${line} imports ${from}: ${why}`] : []
      }),
    )
}

function refusal(path: string, from: string): string | undefined {
  const own = workspaceOf(path)
  const target = targetOf(path, from)
  if ('package' in target) return own !== 'web' || !isTest(path) ? nodeInPure(path, target.package) : undefined
  const other = workspaceOf(target.path)
  if (other === own || mayImport[own]!.includes(other)) return undefined
  if (own === 'server' && other === 'simulator' && mayImportSimulator(path)) return undefined
  return `${own} may not import from ${other}`
}

function nodeInPure(path: string, name: string): string | undefined {
  const building = /^web\/(build\/|[^/]*config)/.test(path)
  const threads = path.startsWith('analytics/threads/')
  if (!name.startsWith('node:') || !pure.has(workspaceOf(path)) || isTest(path) || building || threads) return undefined
  return `${workspaceOf(path)} runs without Node`
}
