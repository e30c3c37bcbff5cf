import { syntaxOf, visit } from '../syntax.ts'
import type { Node } from '../syntax.ts'
import { workspaceOf } from '../place.ts'
import { isCode, isTest } from '../tree.ts'
import type { File } from '../tree.ts'

/** Something that one place of the house keeps: what it looks like in code, who keeps it, and where else nobody looks. */
interface Keeper {
  says: string
  inWorkspaces: string[]
  keeps(path: string): boolean
  found(file: File): number[]
}

const product = ['server', 'contract', 'simulator', 'web', 'cli', 'analytics']

const keepers: Keeper[] = [
  {
    says: 'SQL stands in store*.ts and server/platform only',
    inWorkspaces: product,
    keeps: (path) => /^server\/(.+\/)?store[^/]*\.ts$|^server\/platform\/|\/words\//.test(path),
    found: (file) => [...importLines(file, isSqlTag), ...sqlTexts(file)],
  },
  {
    says: 'only server/app.ts, server/serve.ts and server/http know the web framework',
    inWorkspaces: product,
    keeps: (path) => ['server/app.ts', 'server/serve.ts'].includes(path) || path.startsWith('server/http/'),
    found: (file) => importLines(file, (from) => /^(fastify$|fastify\/|@fastify\/)/.test(from)),
  },
  {
    says: 'only server/config.ts reads the environment',
    inWorkspaces: ['server', 'contract', 'simulator', 'analytics', 'web'],
    keeps: (path) => path === 'server/config.ts',
    found: (file) => [...nodeLines(file, isProcessEnv), ...importLines(file, isProcessModule)],
  },
  {
    says: 'only server/platform/clock.ts reads the time',
    inWorkspaces: ['server', 'contract', 'simulator', 'analytics'],
    keeps: (path) => path === 'server/platform/clock.ts',
    found: (file) => nodeLines(file, isClock),
  },
  {
    says: 'a simulator draws its chances from its seed',
    inWorkspaces: ['simulator', 'contract', 'analytics'],
    keeps: () => false,
    found: (file) =>
      nodeLines(file, (node) => node.type === 'CallExpression' && member(node['callee']) === 'Math.random'),
  },
]

/** Uses of SQL, the web framework, the environment, the time or chance outside of the one place that keeps them. */
export function outsideTheirPlace(files: File[]): string[] {
  const code = files.filter(({ path }) => isCode(path) && !isTest(path))
  return keepers.flatMap(({ says, inWorkspaces, keeps, found }) =>
    code
      .filter(({ path }) => inWorkspaces.includes(workspaceOf(path)) && !keeps(path))
      .flatMap((file) => [...new Set(found(file))].map((line) => `${file.path}:${line} ${says}`)),
  )
}

function importLines(file: File, wanted: (from: string, names: string[]) => boolean): number[] {
  return syntaxOf(file)
    .imports.filter(({ from, names }) => wanted(from, names))
    .map(({ line }) => line)
}

const isProcessModule = (from: string) => from === 'node:process' || from === 'process'

/** The type of a statement may travel; the tag that writes one may not. */
const isSqlTag = (from: string, names: string[]) =>
  (/(^|\/)platform\/sql(\.ts)?$/.test(from) || from === 'sql-template-tag') && names.length > 0

function nodeLines(file: File, wanted: (node: Node) => boolean): number[] {
  const { program, lineAt } = syntaxOf(file)
  const lines: number[] = []
  visit(program, (node) => {
    if (wanted(node)) lines.push(lineAt(node.start))
  })
  return lines
}

/** `a.b` as text, for two plain names. */
function member(node: unknown): string {
  const { type, object, property } = (node ?? {}) as Partial<Record<'type' | 'object' | 'property', unknown>>
  if (type !== 'MemberExpression') return ''
  return `${(object as { name?: string }).name}.${(property as { name?: string }).name}`
}

const isProcessEnv = (node: Node) => member(node) === 'process.env'

const clockCalls = new Set(['Date.now', 'performance.now', 'process.hrtime', 'process.uptime'])

function isClock(node: Node): boolean {
  if (node.type === 'CallExpression') return clockCalls.has(member(node['callee'])) || isBare(node, 'Date')
  return node.type === 'NewExpression' && isBare(node, 'Date')
}

const isBare = (node: Node, name: string) =>
  (node['callee'] as { name?: string }).name === name && (node['arguments'] as unknown[]).length === 0

// Lower or upper case throughout; a sentence that begins with "Select" is none.
const openings = [
  'select\\s[^]*\\sfrom\\s',
  'insert\\s+into\\s',
  'update\\s+\\S+(\\s+\\w+)?\\s+set\\s',
  'delete\\s+from\\s',
  'with\\s+\\w+\\s+as\\s*\\(',
  '(create|alter|drop)\\s+(table|role|database)\\s',
]
const upper = (pattern: string) =>
  pattern.replace(/(\\.)|([a-z])/g, (_all, kept, letter) => kept ?? letter.toUpperCase())
const statement = new RegExp(`^\\s*(${[...openings, ...openings.map(upper)].join('|')})`)

function sqlTexts(file: File): number[] {
  return nodeLines(file, (node) => {
    if (node.type === 'Literal') return typeof node['value'] === 'string' && statement.test(node['value'])
    if (node.type !== 'TemplateLiteral') return false
    const parts = (node['quasis'] as { value: { raw: string } }[]).map(({ value }) => value.raw)
    return statement.test(parts.join(' x '))
  })
}
