import { syntaxOf, visit } from '../syntax.ts'
import type { Node } from '../syntax.ts'
import { isCode, isGenerated, isTest } from '../tree.ts'
import type { File } from '../tree.ts'

/** Lines; measured on the best codebases of the field (docs: STYLE). */
export const budget = { median: 80, p95: 300, cap: 500, function: 50 }

const isSource = ({ path }: File) => /\.(ts|tsx|mjs|css|sql)$/.test(path) && !isTest(path) && !isGenerated(path)

const lines = ({ text }: File) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** How long the files are against the budget, the longest of the offenders first. */
export function tooLongFiles(files: File[]): string[] {
  const sizes = files
    .filter(isSource)
    .map((file) => ({ path: file.path, lines: lines(file) }))
    .sort((a, b) => a.lines - b.lines)
  if (sizes.length === 0) return ['no sources were found to measure']
  const at = (share: number) => sizes[Math.ceil(share * sizes.length) - 1]!.lines
  const longest = sizes
    .slice(-10)
    .reverse()
    .map((file) => `${file.lines} ${file.path}`)
    .join(', ')
  const found = sizes.filter((file) => file.lines > budget.cap).map((file) => `${file.path} has ${file.lines} lines`)
  if (at(0.5) > budget.median) found.push(`the median file has ${at(0.5)} lines; longest: ${longest}`)
  if (at(0.95) > budget.p95) found.push(`the 95th percentile is ${at(0.95)} lines; longest: ${longest}`)
  return found
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/**
 * Functions over the budget, counted from their first to their last line. A handler that a statement hands over,
 * `serve(route, async () => {…})`, is counted by itself and not in the function that registers it.
 */
export function tooLongFunctions(files: File[]): string[] {
  return files
    .filter((file) => isCode(file.path) && isSource(file))
    .flatMap((file) => {
      const { program, lineAt } = syntaxOf(file)
      const height = (node: Node) => lineAt(node.end) - lineAt(node.start) + 1
      const found: string[] = []
      visit(program, (node) => {
        if (!functions.has(node.type)) return
        const long = height(node) - handedOver(node).reduce((sum, inner) => sum + height(inner) - 1, 0)
        if (long > budget.function) found.push(`${file.path}:${lineAt(node.start)} ${nameOf(node)} has ${long} lines`)
      })
      return found
    })
}

/** The functions among the arguments of calls that stand as statements of their own in the body. */
function handedOver(node: Node): Node[] {
  const statements = (node['body'] as { body?: unknown }).body
  if (!Array.isArray(statements)) return []
  return (statements as Node[]).flatMap((statement) => {
    const call = statement.type === 'ExpressionStatement' ? (statement['expression'] as Node) : statement
    return call.type === 'CallExpression' ? (call['arguments'] as Node[]).filter((one) => functions.has(one.type)) : []
  })
}

const nameOf = (node: Node) => (node['id'] as { name?: string } | null | undefined)?.name ?? 'a function'
