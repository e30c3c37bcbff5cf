import type { Definition } from '@gridward/contract/questionnaire'
import type { DoorEvent, SimEvent } from '@gridward/simulator'
import { residentSurvey, returnee, type Piece } from '../declarations/index.ts'
import { recordId } from '../people/index.ts'
import { digestOf } from '../platform/canonical.ts'

const instant = (ms: number): string => new Date(ms).toISOString()

/** A simulated happening at a door as the server would have got it; null for what is no happening at a door. */
export function pieceOf(event: SimEvent): Piece | null {
  if (event.kind === 'report') return null
  const self = event.kind === 'declaration'
  const visit = event.kind === 'visit' || event.kind === 'paper' || event.kind === 'second'
  return {
    source: self ? 'self' : event.kind === 'paper' ? 'paper' : 'door',
    verified: !self,
    area: event.grid,
    household: self ? null : event.household,
    place: placeOf(event),
    observedAt: instant(event.observedAt),
    recordedAt: instant(event.recordedAt),
    account: null,
    device: null,
    collector: event.worker === null ? '' : `演示网格员 ${event.worker + 1}`,
    import: null,
    visit: visit
      ? { id: event.id, result: event.result, note: '', digest: digestOf({ id: event.id, result: event.result }) }
      : null,
    declaration: declarationOf(event),
  }
}

const placeOf = ({ address: { estate, building, unit, room } }: DoorEvent): Piece['place'] => ({
  estate,
  building,
  unit,
  room,
})

function declarationOf(event: DoorEvent): Piece['declaration'] {
  if (!event.answers) return null
  const definition: Definition = event.kind === 'returnee' ? returnee : residentSurvey
  const answers = event.answers as Record<string, unknown>
  const id = event.kind === 'declaration' || event.kind === 'returnee' ? event.id : recordId(event.id, 'answers')
  return { id, definition, answers, chosen: [], digest: digestOf({ id, answers }), replaces: null }
}
