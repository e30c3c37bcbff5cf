import type { Comparison, Condition } from '../schema.ts'
import { camelKey } from './names.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

export type ExpressionProblem = 'expressionTooLong' | 'expressionUnsupported' | 'expressionTooNested'
export type Parsed = { condition: Condition } | { problem: ExpressionProblem }

type Tree = Comparison | { all: Tree[] } | { any: Tree[] }
type Operand = { question: string } | { value: string | number } | { today: number }

const longest = 1000
const deepest = 10

/**
 * Reads the part of XLSForm's expressions that a condition can hold: `${question}` (or `.`, which is `self`) compared
 * with texts, numbers, questions and today() ± days; selected(); and, or, parentheses. Nothing is ever run.
 */
export function parseExpression(text: string, self: string): Parsed {
  if (text.length > longest) return { problem: 'expressionTooLong' }
  const tokens = tokensOf(text)
  const tree = tokens && tokens.length > 0 ? new Reader(tokens, self).whole() : null
  if (!tree) return { problem: 'expressionUnsupported' }
  const condition = shallow(tree)
  return condition ? { condition } : { problem: 'expressionTooNested' }
}

/** Recursive descent; every method returns null where the expression leaves the subset. */
class Reader {
  private readonly tokens: readonly Token[]
  private readonly self: string
  private at = 0

  constructor(tokens: readonly Token[], self: string) {
    this.tokens = tokens
    this.self = self
  }

  whole(): Tree | null {
    const tree = this.either(0)
    return this.at === this.tokens.length ? tree : null
  }

  private either(depth: number): Tree | null {
    return this.chain(
      'or',
      () => this.both(depth),
      (any) => ({ any }),
    )
  }

  private both(depth: number): Tree | null {
    return this.chain(
      'and',
      () => this.atom(depth),
      (all) => ({ all }),
    )
  }

  private chain(word: string, part: () => Tree | null, join: (parts: Tree[]) => Tree): Tree | null {
    const parts: Tree[] = []
    do {
      const one = part()
      if (!one) return null
      parts.push(one)
    } while (this.skip('word', word))
    const [only] = parts
    return parts.length === 1 && only ? only : join(parts)
  }

  private atom(depth: number): Tree | null {
    if (depth > deepest) return null
    if (this.skip('sign', '(')) {
      const inner = this.either(depth + 1)
      return this.skip('sign', ')') ? inner : null
    }
    if (this.skip('word', 'selected')) return this.selected()
    const left = this.operand()
    const op = this.take('operator')
    const right = this.operand()
    return left && op && right && 'question' in left ? comparison(left.question, op as Comparison['op'], right) : null
  }

  private selected(): Tree | null {
    const opened = this.skip('sign', '(')
    const left = this.operand()
    const comma = this.skip('sign', ',')
    const right = this.operand()
    if (!opened || !comma || !this.skip('sign', ')') || !left || !('question' in left)) return null
    return right && 'value' in right ? { question: left.question, op: 'includes', value: right.value } : null
  }

  private operand(): Operand | null {
    const question = this.take('question')
    if (question !== null) {
      const key = camelKey(question)
      return key ? { question: key } : null
    }
    if (this.skip('sign', '.')) return { question: this.self }
    const text = this.take('text')
    if (text !== null) return { value: text }
    if (this.skip('word', 'today')) return this.today()
    const minus = this.skip('sign', '-')
    const number = this.take('number')
    return number === null ? null : { value: minus ? -Number(number) : Number(number) }
  }

  private today(): Operand | null {
    if (!this.skip('sign', '(') || !this.skip('sign', ')')) return null
    const sign = this.skip('sign', '+') ? 1 : this.skip('sign', '-') ? -1 : 0
    if (sign === 0) return { today: 0 }
    const days = Number(this.take('number') ?? Number.NaN)
    return Number.isInteger(days) ? { today: sign * days } : null
  }

  private take(kind: Token['kind']): string | null {
    const token = this.tokens[this.at]
    if (token?.kind !== kind) return null
    this.at++
    return token.text
  }

  private skip(kind: Token['kind'], text: string): boolean {
    const token = this.tokens[this.at]
    if (token?.kind !== kind || token.text !== text) return false
    this.at++
    return true
  }
}

function comparison(question: string, op: Comparison['op'], right: Operand): Comparison {
  if ('question' in right) return { question, op, other: right.question }
  if ('today' in right) return { question, op, today: right.today }
  if (right.value === '' && op === '=') return { question, op: 'empty' }
  if (right.value === '' && op === '!=') return { question, op: 'answered' }
  return { question, op, value: right.value }
}

/** A condition is at most two levels deep: all of (any of …) or any of (all of …). Null where it cannot be made so. */
function shallow(tree: Tree): Condition | null {
  const flat = flatten(tree)
  const parts = 'all' in flat ? flat.all : 'any' in flat ? flat.any : []
  const inner = parts.flatMap((part) => ('all' in part ? part.all : 'any' in part ? part.any : []))
  return inner.some((part) => 'all' in part || 'any' in part) ? null : (flat as Condition)
}

function flatten(tree: Tree): Tree {
  if ('all' in tree) return { all: tree.all.map(flatten).flatMap((part) => ('all' in part ? part.all : [part])) }
  if ('any' in tree) return { any: tree.any.map(flatten).flatMap((part) => ('any' in part ? part.any : [part])) }
  return tree
}
