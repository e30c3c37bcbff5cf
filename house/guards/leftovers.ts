import { syntaxOf, visit } from '../syntax.ts'
import type { Node } from '../syntax.ts'
import { isCode } from '../tree.ts'
import type { File } from '../tree.ts'

// Put together here so that this file does not find itself.
const words = [
  'TO' + 'DO',
  'FIX' + 'ME',
  'XX' + 'X',
  'HA' + 'CK',
  'not imple' + 'mented',
  'coming ' + 'soon',
  '暂未' + '实现',
  '敬请' + '期待',
]
const unfinished = new RegExp(words.map((word) => (/^\w/.test(word) ? `\\b${word}\\b` : word)).join('|'))

// Folders of the machine that something was built on.
const machine = new RegExp(
  `(^|[^A-Za-z0-9_.-])/(${['wo' + 'rk', 'fa' + 'rm', 'ro' + 'ot', 'tmp/' + 'h'].join('|')})/[A-Za-z.]`,
)

const onLines = (file: File, pattern: RegExp, says: string): string[] =>
  file.text
    .split('\n')
    .flatMap((line, at) => (pattern.test(line) ? [`${file.path}:${at + 1} ${says}: ${line.trim()}`] : []))

/** Words that promise work for later, outside of documents. */
export function unfinishedWords(files: File[]): string[] {
  return files.filter(({ path }) => !path.endsWith('.md')).flatMap((file) => onLines(file, unfinished, 'says'))
}

/** Paths that exist on one machine only. */
export function machinePaths(files: File[]): string[] {
  return files.flatMap((file) => onLines(file, machine, 'names a folder of one machine'))
}

const runners = new Set(['test', 'it', 'describe', 'suite', 'bench'])
const marks = new Set(['only', 'skip', 'todo', 'fails'])

/** Tests that were left out, or that leave the others out. */
export function silencedTests(files: File[]): string[] {
  return files
    .filter(({ path }) => isCode(path))
    .flatMap((file) => {
      const { program, lineAt } = syntaxOf(file)
      const found: string[] = []
      visit(program, (node) => {
        const mark = silencer(node)
        if (mark) found.push(`${file.path}:${lineAt(node.start)} .${mark}`)
      })
      return found
    })
}

function silencer(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const name = (node['property'] as { name?: string }).name ?? ''
  return marks.has(name) && runners.has(innermost(node['object'] as Node)) ? name : undefined
}

/** `test` of `test.concurrent.each`. */
function innermost(node: Node): string {
  if (node.type === 'MemberExpression') return innermost(node['object'] as Node)
  return node.type === 'Identifier' ? String(node['name']) : ''
}
