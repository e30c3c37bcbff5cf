import type { Checks, Comparison, Fixture } from './fixture.ts'
import { notCompared } from './not-compared.ts'
import { watched } from './watched.ts'

export interface Outcome {
  readonly passed: boolean
  /** What the line of this fixture says after its name. */
  readonly says: string
}

const short = (value: number): string => (value === 0 ? '0' : value.toExponential(1))

const failed = (says: string): Outcome => ({ passed: false, says })

/** Checks the text of one fixture file. Whatever goes wrong becomes a failure that says why; nothing is thrown. */
export async function checkFixture(text: string, checks: Checks): Promise<Outcome> {
  let fixture: Fixture
  try {
    fixture = JSON.parse(text) as Fixture
  } catch (cause) {
    return failed(`not JSON: ${(cause as Error).message}`)
  }
  if (typeof fixture?.method !== 'string' || !fixture.inputs || !fixture.expected)
    return failed('not a fixture: it needs method, inputs and expected')
  if (!Object.hasOwn(checks, fixture.method)) return failed(`unknown kind "${fixture.method}"`)
  try {
    const { expected, left } = watched(fixture.expected)
    const { passed, says } = outcomeOf(await checks[fixture.method]!({ ...fixture, expected }))
    const rest = notCompared(left())
    return { passed, says: rest === '' ? says : `${says}; not compared: ${rest}` }
  } catch (cause) {
    return failed(`${fixture.method}: ${(cause as Error).message}`)
  }
}

function outcomeOf(comparisons: readonly Comparison[]): Outcome {
  // a check that compares nothing would pass whatever the file expects
  if (comparisons.length === 0) return failed('nothing in it could be compared')
  const wrong = comparisons.filter(({ worst, allowed }) => !(worst <= allowed))
  if (wrong.length > 0)
    return failed(wrong.map((one) => `${one.name} off (${one.why ?? `${one.worst} > ${one.allowed}`})`).join('; '))
  const measured = comparisons.filter(({ relative }) => relative !== undefined)
  const worst = measured.toSorted((a, b) => b.relative! - a.relative!)[0]
  if (!worst) return { passed: true, says: `exact: ${comparisons.map(({ name }) => name).join(', ')}` }
  return { passed: true, says: `worst relative error ${short(worst.relative!)} (${worst.name})` }
}
