import type { Row, Value } from '@gridward/contract/questionnaire/values'

/**
 * What one submission says about somebody's recent days, for the rules of the ledgers. Where a person was born or
 * registered is no part of it, and cannot be: a rule sees nothing but this.
 */
export type RecentDays = {
  submission: string
  /** 'YYYY-MM-DD' in the district's zone, like every day here. */
  observedOn: string
  stay: { place: string; region: string; saidRisk: boolean; lastDay: string | null } | null
  exposure: { day: string | null } | null
  temperature: number | null
  symptoms: readonly string[]
  careMarks: readonly string[]
  careNeeds: readonly string[]
  inCentralObservation: boolean
  /** null: nobody was asked. */
  roomAlone: boolean | null
}

/** Reads the answers bound to one person (`Evaluation.bound`, a row or the root). */
export function recentDays(bound: Row, submission: string, observedOn: string): RecentDays {
  const temperature = bound['health.temperature']
  return {
    submission,
    observedOn,
    stay: stayOf(bound),
    exposure: bound['exposure.contact'] === 'yes' ? { day: day(bound['exposure.day']) } : null,
    temperature: typeof temperature === 'number' ? temperature : null,
    symptoms: ticks(bound['health.symptoms']),
    careMarks: ticks(bound['care.marks']),
    careNeeds: ticks(bound['care.needs']),
    inCentralObservation: bound['measures.mode'] === 'central' || ticks(bound['measures.taken']).includes('central'),
    roomAlone: bound['address.singleRoom'] === undefined ? null : bound['address.singleRoom'] === 'yes',
  }
}

// Last day there: said outright, else the departure, else the return, which is never before it.
function stayOf(bound: Row): RecentDays['stay'] {
  const saidRisk = bound['stay.risk'] === 'yes'
  const place = text(bound['stay.place'])
  const region = text(bound['stay.region'])
  if (!saidRisk && place === '' && region === '') return null
  const said = saidRisk ? day(bound['stay.riskLeft']) : null
  return { place, region, saidRisk, lastDay: said ?? day(bound['stay.departed']) ?? day(bound['stay.returned']) }
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
const day = (value: Value | undefined): string | null => (typeof value === 'string' ? value.slice(0, 10) : null)
const ticks = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((tick) => tick !== 'none') : []
