import { describe, expect, test } from 'vitest'
import { isGreen, lastLine, ofReport, sum } from '../scripts/lib/tally.mjs'

const report = (over: object = {}) => ({
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...over,
})

describe('the result of a test run', () => {
  test('is one line, with the skipped only where there are some', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(lastLine(sum([ofReport(report(), true), ofReport(report({ numPendingTests: 1 }), true)]))).toBe(
      '4 passed, 0 failed, 1 skipped',
    )
  })
  test('counts a file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(ofReport(report({ testResults }), false)).toEqual({ passed: 2, failed: 1, skipped: 0 })
  })
  test('is red when the runner ended badly, left no report or ran nothing', () => {
    expect(isGreen(ofReport(report(), false))).toBe(false)
    expect(isGreen(ofReport(undefined, true))).toBe(false)
    expect(isGreen(ofReport(report({ numPassedTests: 0 }), true))).toBe(false)
    expect(isGreen(ofReport(report(), true))).toBe(true)
  })
})
