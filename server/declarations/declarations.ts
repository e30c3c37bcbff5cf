import { declarationsRoutes as routes } from '@gridward/contract/declarations'
import { closeTag, correctPerson, judgeSame, movePerson, reportDeath } from '@gridward/contract/people'
import type { Serve } from '../serve.ts'
import * as codes from './codes.ts'
import { coverage } from './coverage.ts'
import * as books from './exports.ts'
import { populationBook } from './exports-base.ts'
import { find } from './households-find.ts'
import { households } from './households.ts'
import * as judge from './judge.ts'
import * as keying from './keying.ts'
import * as forms from './keying-forms.ts'
import * as officer from './officer.ts'
import { workers } from './package.ts'
import * as paper from './paper.ts'
import { posters } from './posters.ts'
import * as pages from './public.ts'
import * as receipts from './receipts.ts'
import * as rounds from './rounds.ts'
import * as tray from './tray.ts'
import { takeVisits } from './visits.ts'
import * as knocks from './visits-list.ts'

/** Visits, declarations, claims, coverage, paper. What an officer does by hand is a declaration too. */
export function declarations(serve: Serve): void {
  serve(routes.sendVisits, takeVisits)
  serve(routes.listVisits, knocks.visits)
  serve(routes.exportVisits, knocks.book)
  serve(routes.workersPackage, workers)
  serve(routes.listRounds, rounds.list)
  serve(routes.openRound, rounds.open)
  serve(routes.closeRound, rounds.close)
  serve(routes.findHouseholds, find)
  serve(routes.listHouseholds, households)
  serve(routes.coverage, coverage)
  serve(routes.listClaims, judge.claims)
  serve(routes.readClaim, judge.claim)
  serve(routes.judgeClaim, judge.judge)
  serve(routes.listTray, tray.list)
  serve(routes.readTray, tray.read)
  serve(routes.settleTray, tray.close)
  serve(routes.showForm, pages.show)
  serve(routes.sendForm, pages.send)
  serve(routes.showReceipt, receipts.ask)
  serve(routes.openReceipt, receipts.open)
  serve(routes.listCodes, codes.list)
  serve(routes.makeCodes, codes.make)
  serve(routes.endCode, codes.close)
  serve(routes.codePoster, codes.poster)
  serve(routes.codePosters, posters)
  serve(routes.roundSheet, paper.sheet)
  serve(routes.paperForm, paper.form)
  serve(routes.systemDown, paper.down)
  serve(routes.readLine, keying.read)
  serve(routes.keyLines, keying.key)
  serve(routes.keyForm, forms.key)
  serve(routes.exportHouseholds, books.households)
  serve(routes.exportCoverage, books.coverage)
  serve(routes.exportPopulationBase, populationBook)
  serve(routes.exportClaims, books.claims)
  serve(correctPerson, officer.correct)
  serve(reportDeath, officer.death)
  serve(movePerson, officer.move)
  serve(judgeSame, officer.same)
  serve(closeTag, officer.close)
}
