import { closeTag, correctPerson, judgeSame, movePerson, reportDeath } from '@gridward/contract/people'
import { sendVisits } from '@gridward/contract/declarations'
import type { Serve } from '../serve.ts'
import * as officer from './officer.ts'
import { takeVisits } from './visits.ts'

/** Visits, declarations, claims, coverage, paper. What an officer does by hand is a declaration too. */
export function declarations(serve: Serve): void {
  serve(sendVisits, takeVisits)
  serve(correctPerson, officer.correct)
  serve(reportDeath, officer.death)
  serve(movePerson, officer.move)
  serve(judgeSame, officer.same)
  serve(closeTag, officer.close)
}
