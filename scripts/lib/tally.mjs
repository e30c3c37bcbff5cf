/** How many checks passed, failed and were skipped. */
export const nothing = { passed: 0, failed: 0, skipped: 0 }

export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  )

/** The last line of a run: `N passed, N failed`, and `, N skipped` where something was. */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** Green only when something ran and nothing failed. */
export const isGreen = ({ passed, failed }) => failed === 0 && passed > 0

/** What a command without tests of its own counts for. */
export const ofCommand = (ended) => ({ ...nothing, [ended ? 'passed' : 'failed']: 1 })

/**
 * The tally of vitest's JSON report; `ended` tells whether vitest itself ended well. A file that could not be loaded is
 * one failure, and so is a run that ended badly, left no report, or ran nothing: silence is never success.
 */
export function ofReport(report, ended) {
  if (!report) return { ...nothing, failed: 1 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  const silent = tally.failed === 0 && (!ended || tally.passed === 0)
  return silent ? { ...tally, failed: 1 } : tally
}
