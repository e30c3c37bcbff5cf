import { addDays } from '../days.ts'
import type { Comparison, Condition } from './schema.ts'
import type { Value } from './values.ts'

/** Answers that a condition sees: the row it stands in first, then the form. */
export type Scope = { row: Values | null; root: Values; today: string }
export type Values = Record<string, Value>
export type Test = (scope: Scope) => boolean

/**
 * A condition as a function. `unknown` is the verdict where the other side of a comparison has no answer: false for
 * relevance and requirement, true for a constraint, since nobody can break a rule about what was not said.
 */
export function compileCondition(condition: Condition, unknown: boolean): Test {
  if ('all' in condition) {
    const tests = condition.all.map((part) => compileCondition(part, unknown))
    return (scope) => tests.every((test) => test(scope))
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => compileCondition(part, unknown))
    return (scope) => tests.some((test) => test(scope))
  }
  return compileComparison(condition, unknown)
}

const find = (scope: Scope, key: string): Value | undefined => scope.row?.[key] ?? scope.root[key]

function compileComparison(comparison: Comparison, unknown: boolean): Test {
  const { question, op } = comparison
  if (op === 'answered') return (scope) => find(scope, question) !== undefined
  if (op === 'empty') return (scope) => find(scope, question) === undefined
  return (scope) => {
    const right = rightSide(comparison, scope)
    if (right === undefined) return unknown
    const left = find(scope, question)
    return left === undefined ? op === '!=' : compare(left, op, right)
  }
}

function rightSide({ value, other, today }: Comparison, scope: Scope): Value | undefined {
  if (other !== undefined) return find(scope, other)
  if (today !== undefined) return today === 0 ? scope.today : addDays(scope.today, today)
  return value
}

function compare(left: Value, op: Comparison['op'], right: Value): boolean {
  if (op === 'includes') return Array.isArray(left) ? left.includes(String(right)) : left === right
  const order = ordering(left, right)
  if (op === '=') return order === 0
  if (op === '!=') return order !== 0
  if (Number.isNaN(order)) return false
  if (op === '>') return order > 0
  if (op === '>=') return order >= 0
  return op === '<' ? order < 0 : order <= 0
}

// Several ticks equal a choice when it is the only one. A civil time and a day are compared by the day.
function ordering(left: Value, right: Value): number {
  const a = single(left)
  const b = single(right)
  if (a === undefined || b === undefined) return Number.NaN
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b)
  const length = isDayLong(a, b) ? 10 : Infinity
  const [x, y] = [a.slice(0, length), b.slice(0, length)]
  return x < y ? -1 : x > y ? 1 : 0
}

const single = (value: Value): string | number | undefined =>
  typeof value === 'object' ? (value.length === 1 ? value[0] : undefined) : value

const day = /^\d{4}-\d{2}-\d{2}(T|$)/
const isDayLong = (a: string, b: string): boolean =>
  (a.length === 10) !== (b.length === 10) && day.test(a) && day.test(b)
