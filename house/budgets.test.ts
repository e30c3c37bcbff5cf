import { describe, expect, test } from 'vitest'
import { outdated } from '../scripts/hant.mjs'
import { machinePaths, silencedTests, unfinishedWords } from './guards/leftovers.ts'
import { withoutMinutes } from './guards/long-tests.ts'
import { tooLongFiles, tooLongFunctions } from './guards/sizes.ts'
import { projectFiles } from './tree.ts'

describe('the budgets of the house', () => {
  const files = projectFiles()

  test('files are short: median 80 lines, 95th percentile 300, never more than 500', () => {
    expect(tooLongFiles(files)).toEqual([])
  })
  test('functions have 50 lines at most', () => {
    expect(tooLongFunctions(files)).toEqual([])
  })
  test('no test is silenced, and none silences the others', () => {
    expect(silencedTests(files)).toEqual([])
  })
  test('nothing is left for later', () => {
    expect(unfinishedWords(files)).toEqual([])
  })
  test('no folder of one machine is named', () => {
    expect(machinePaths(files)).toEqual([])
  })
  test('the Traditional words are made from the Simplified ones of today', () => {
    expect(outdated().map((one: { path: string }) => one.path)).toEqual([])
  })
  test('a long test says how long', () => {
    expect(withoutMinutes(files)).toEqual([])
  })
})
