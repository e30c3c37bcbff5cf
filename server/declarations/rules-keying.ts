import type { KeyedLine } from '@gridward/contract/declarations/paper'
import type { Place } from '../people/index.ts'

/** What a line says, apart from who keyed it when: two lines that say the same are one. */
export const contentOf = (line: KeyedLine, day: string, collector: string): object => {
  const { result, people, temperatures = [], key = false, note = '' } = line
  return { result, people: people ?? null, temperatures, key, note: note.trim(), day, collector: collector.trim() }
}

/**
 * What is done with the numbers of a line. `nothing`: the visit says it all. `household`: how many live there.
 * `person`: one person lives there, so the temperature is theirs. `look`: fever or a journey of we do not know whom;
 * somebody has to go there.
 */
export type Reading = 'nothing' | 'household' | 'person' | 'look'

export function readingOf(line: KeyedLine, known: number, feverFrom: number): Reading {
  const { result, people, temperatures = [], key = false } = line
  if (result !== 'home' && temperatures.length === 0 && !key) return 'nothing'
  const alone = known === 1 && temperatures.length === 1 && (people ?? 1) === 1
  if (alone && !key) return 'person'
  if (key || temperatures.some((temperature) => temperature >= feverFrom)) return 'look'
  return people === undefined ? 'nothing' : 'household'
}

/** The form's answers that a line stands for; rows are people without a name yet. */
export function answersOf(line: KeyedLine, place: Place, name: string | null): Record<string, unknown> {
  const { people, temperatures = [], note } = line
  const rows = temperatures.map((temperature) => ({ ...(name === null ? {} : { fullName: name }), temperature }))
  return {
    ...Object.fromEntries(Object.entries(place).filter(([, part]) => part !== '')),
    ...(people === undefined ? {} : { peopleCount: people }),
    ...(rows.length > 0 ? { members: rows } : {}),
    ...(note ? { householdRemark: note } : {}),
  }
}

/** A day on paper: today or before, and not of another year by a slip of the pen. */
export const dayProblem = (day: string, today: string): 'future' | 'tooOld' | null =>
  day > today ? 'future' : Date.parse(today) - Date.parse(day) > 365 * 86_400_000 ? 'tooOld' : null
