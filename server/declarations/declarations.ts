import { sendVisits } from '@gridward/contract/declarations/visits'
import type { Serve } from '../serve.ts'
import { takeVisits } from './visits.ts'

/** Visits, declarations, claims, coverage, paper. */
export function declarations(serve: Serve): void {
  serve(sendVisits, takeVisits)
}
