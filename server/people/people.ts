import {
  comparePair,
  exportPeople,
  listPairs,
  listPeople,
  openPerson,
  putPair,
  readHousehold,
  readPerson,
} from '@gridward/contract/people'
import type { Serve } from '../serve.ts'
import { exportAll } from './exports.ts'
import { compare, pairs, put } from './pairs.ts'
import { household, open, people as list, person } from './read.ts'

/** The register, read. What changes it comes as a declaration, an officer's act included: see the declarations room. */
export function people(serve: Serve): void {
  serve(listPeople, list)
  serve(exportPeople, exportAll)
  serve(readPerson, person)
  serve(openPerson, open)
  serve(readHousehold, household)
  serve(listPairs, pairs)
  serve(comparePair, compare)
  serve(putPair, put)
}
