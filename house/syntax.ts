import { parseSync } from 'vite'
import type { File } from './tree.ts'

export interface Import {
  /** What stands between the quotes. */
  from: string
  line: number
  /** Nothing of it exists at run time. */
  typeOnly: boolean
  /** The imported names that exist at run time; '*' for a whole module. */
  names: string[]
}

/** A node of the ESTree that the parser hands out, in the few properties that the guards read. */
export interface Node {
  type: string
  start: number
  end: number
  [property: string]: unknown
}

export interface Syntax {
  imports: Import[]
  program: Node
  lineAt(offset: number): number
}

const known = new Map<string, Syntax>()

/** Reads a TypeScript file with the parser that builds the project (oxc, inside vite). */
export function syntaxOf({ path, text }: File): Syntax {
  const key = `${path}\0${text}`
  const found = known.get(key) ?? read(path, text)
  known.set(key, found)
  return found
}

function read(path: string, text: string): Syntax {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]!.message}`)
  const starts = lineStarts(text)
  const lineAt = (offset: number) => lineOf(starts, offset)
  const root = program as unknown as Node
  const imports: Import[] = []
  visit(root, (node) => {
    const found = importIn(node)
    if (found) imports.push({ ...found, line: lineAt(node.start) })
  })
  return { imports, program: root, lineAt }
}

function importIn(node: Node): Omit<Import, 'line'> | undefined {
  const from = (node['source'] as { value?: unknown } | null | undefined)?.value
  if (typeof from !== 'string') return undefined
  if (node.type === 'ImportExpression' || node.type === 'TSImportType')
    return { from, typeOnly: node.type === 'TSImportType', names: ['*'] }
  if (node.type === 'ExportAllDeclaration') return { from, typeOnly: node['exportKind'] === 'type', names: ['*'] }
  if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return undefined
  const parts = (node['specifiers'] as Node[]).filter(
    (part) => part['importKind'] !== 'type' && part['exportKind'] !== 'type',
  )
  const whole = node['importKind'] === 'type' || node['exportKind'] === 'type'
  const bare = (node['specifiers'] as Node[]).length === 0
  return { from, typeOnly: whole || (parts.length === 0 && !bare), names: whole ? [] : parts.map(nameOf) }
}

function nameOf(part: Node): string {
  if (part.type === 'ImportNamespaceSpecifier') return '*'
  if (part.type === 'ImportDefaultSpecifier') return 'default'
  const named = (part['imported'] ?? part['local']) as { name?: string; value?: string }
  return named.name ?? named.value ?? '*'
}

/** Calls `see` for every node below and including this one, outermost first. */
export function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && 'start' in value

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low + 1
}
