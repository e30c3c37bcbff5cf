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

/** Functions over the budget, counted from their first to their last line. */
export function tooLongFunctions(files: File[]): string[] {
  return files
    .filter((file) => isCode(file.path) && isSource(file))
    .flatMap((file) => {
      const { program, lineAt } = syntaxOf(file)
      const found: string[] = []
      visit(program, (node) => {
        if (!functions.has(node.type)) return
        const first = lineAt(node.start)
        const long = lineAt(node.end) - first + 1
        if (long > budget.function) found.push(`${file.path}:${first} ${nameOf(node)} has ${long} lines`)
      })
      return found
    })
}

const nameOf = (node: Node) => (node['id'] as { name?: string } | null | undefined)?.name ?? 'a function'
