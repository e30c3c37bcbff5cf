/**
 * Fixtures that embed data from public repositories whose licences do not let us carry them. They lie in
 * ../shared/fixtures/analytics, beside the project, where that folder exists.
 */
export const notCarried: readonly string[] = [
  'fetched-scan-pennlc-binomial.json',
  'fetched-scan-pennlc-poisson.json',
  'fetched-scan-scotland-poisson.json',
]
