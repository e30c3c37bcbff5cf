import { ruleInputs, ruleParameters, type Example, type Ran, type RuleKind } from '@gridward/contract/rules'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { canonical } from '../platform/canonical.ts'
import type { Rule } from './registry.ts'

type Check = ReturnType<typeof Compile<TSchema>>

const compiled = (schemas: Record<RuleKind, TSchema>): Record<RuleKind, Check> =>
  Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, Compile(schema)])) as Record<
    RuleKind,
    Check
  >

const parameterChecks = compiled(ruleParameters)
const inputChecks = compiled(ruleInputs)

/** JSON pointers of what does not fit the kind's parameters, without the leading slash; empty when all of it does. */
export const wrongParameters = (kind: RuleKind, parameters: unknown): string[] =>
  paths(parameterChecks[kind], parameters)
export const wrongInput = (kind: RuleKind, input: unknown): string[] => paths(inputChecks[kind], input)

const paths = (check: Check, value: unknown): string[] =>
  check.Check(value) ? [] : [...new Set([...check.Errors(value)].map((error) => pathOf(error)))]

function pathOf(error: { instancePath: string; params?: unknown }): string {
  const { requiredProperties, additionalProperties } = (error.params ?? {}) as Record<string, string[] | undefined>
  const name = (requiredProperties ?? additionalProperties)?.[0]
  return [error.instancePath.replace(/^\//, ''), name].filter(Boolean).join('/')
}

/** Runs the worked examples of a pack through the rule itself. */
export function runExamples(rule: Rule, parameters: unknown, examples: readonly Example[]): Ran[] {
  return examples.map(({ says, input, expected }) => {
    const wrong = wrongInput(rule.kind, input)
    if (wrong.length > 0) return { says, right: false, gives: null, problem: wrong.join(', ') }
    const gives = rule.run(parameters as never, input as never)
    return { says, right: canonical(gives) === canonical(expected), gives, problem: null }
  })
}
