import type { Words } from '../words.ts'

/** '1 case', '2 cases'. */
const many = (n: string, one: string, more = `${one}s`): string => `${n} ${n === '1' ? one : more}`

export const words: Words = {
  comma: ', ',
  gap: ' ',
  to: '–',
  title: 'Outbreak analysis',
  source: (file, day) => `Source: ${file}; data as of ${day}`,
  interval: (level) => `${level}% interval`,
  credible: (low, high) => `credible interval ${low}–${high}`,
  days: (n) => many(n, 'day'),
  missingValue: '—',
  headings: {
    points: 'In short',
    curve: 'Epidemic curve',
    transmission: 'Transmission, R(t)',
    growth: 'Growth',
    delays: 'Delays',
    severity: 'Fatality',
    chains: 'Chains of transmission',
    serial: 'Serial interval',
    clusters: 'Clusters in place and time',
    quality: 'The data',
    methods: 'Methods and sources',
    numbers: 'The numbers of the figure',
  },
  by: { onset: 'day of onset', report: 'day of report', admission: 'day of admission', death: 'day of death' },
  ends: {
    exposure: 'exposure',
    onset: 'onset',
    report: 'report',
    admission: 'admission',
    discharge: 'discharge',
    death: 'death',
  },
  curve: {
    total: (n, from, to, by) => `${many(n, 'case')} from ${from} to ${to}, by ${by}.`,
    none: 'The list has no day that could be used: there is no epidemic curve.',
    noCases: 'There is no case in the list.',
    oneCase: 'A single case shows no trend.',
    without: (n, by) =>
      `${many(n, 'case lacks', 'cases lack')} a ${by} and ${n === '1' ? 'is' : 'are'} not in the curve.`,
    open: (from) =>
      `From ${from} on reports are still coming in: the pale hatched bars will grow and are no sign of a decline.`,
    openAssumed: (from) =>
      `The list has too few days of report, so how late reports come is not known; bars from ${from} on are drawn as unfinished.`,
    nowcast: (n, low, high, observed) =>
      `Of the days that are still open ${many(observed, 'case is', 'cases are')} known; allowing for delay there are about ${n} (${low}–${high}).`,
    lone: (day, column, row, gap) =>
      `${day}, the data date, stands in one cell only (row ${row}, "${column}"), ${gap} days after all others; if it is a slip, the latest days look too empty: give the true one with --date.`,
    unlisted: (n) =>
      `${many(n, 'day has', 'days have')} no row (not reported is not zero) and ${n === '1' ? 'counts' : 'count'} as 0 here, and figures may come out too low.`,
    legend: {
      complete: 'complete',
      open: 'still open',
      nowcast: 'expected in the end (95% interval; ? not known yet)',
    },
    weekly: 'a bar is a week',
    daily: 'a bar is a day',
    quiet: (days, day) => `No new case for ${many(days, 'day')} up to ${day}.`,
  },
  transmission: {
    slowing: (r, low, high) => `Transmission is slowing: R ${r}, credible interval ${low}–${high}`,
    growing: (r, low, high) => `Transmission is growing: R ${r}, credible interval ${low}–${high}`,
    unclear: (r, low, high) =>
      `Whether transmission is growing or slowing cannot be told yet: R ${r}, credible interval ${low}–${high}`,
    when: (from, to, assumed) => ` (cases of ${from} to ${to}${assumed ? ', with an assumed serial interval' : ''}).`,
    noLonger: 'The days after that, filled up, no longer show this: see the next point.',
    few: (n) => `Only ${many(n, 'case')} in that time: too few for a steady estimate.`,
    pairs: (mean, sd, n) => `Serial interval from ${n} pairs of the list: mean ${mean} days, SD ${sd}.`,
    given: (mean, sd) => `Serial interval as given: mean ${mean} days, SD ${sd}.`,
    assumed: (mean, sd) =>
      `The list has too few pairs, so the serial interval is assumed to be that of COVID-19 in early 2020, ${mean} days (SD ${sd}). For another disease give --serial-interval=mean,sd; R is of no use otherwise.`,
    later: 'Later days still lack reports, which makes R look low; they are dashed.',
    recent: (from, to, r, low, high) =>
      `With the open days filled up to what is expected in the end, R of ${from} to ${to} is about ${r} (${low}–${high}, without the error of the filling; dashed).`,
    axis: 'R (7-day windows)',
    none: 'Too few cases or days for R.',
    threshold: 'R = 1',
  },
  growth: {
    phase: { rise: 'First case to peak', latest: 'Last 14 complete days' },
    doubling: (n, low, high) => `cases doubled every ${n} days (${low}–${high})`,
    halving: (n, low, high) => `cases halved every ${n} days (${low}–${high})`,
    unclear: 'no clear growth or decline',
    sentence: (phase, from, to, what) => `${phase} (${from} to ${to}): ${what}.`,
    columns: ['Period', 'Days', 'Cases', 'Growth per day', '95% interval', 'Doubling time (negative: halving), days'],
  },
  delays: {
    sentence: (from, to, median, low, high, n) =>
      `From ${from} to ${to}: median ${median} days, half of the cases between ${low} and ${high} (${many(n, 'case')}).`,
    pair: (from, to) => `${from} → ${to}`,
    columns: [
      'Delay',
      'Cases',
      'Mean',
      'SD',
      'Median',
      'Quartiles',
      '95th percentile',
      'Fit (median, 95th percentile)',
    ],
    few: (n) => `Only ${many(n, 'case')}: unsteady figures.`,
    reversed: (n) => `${many(n, 'in the wrong order was', 'in the wrong order were')} left out.`,
    fitted: (from, to, median, low, high, p95, n) =>
      `From ${from} to ${to}: median ${median} days (${low}–${high}), 95% within ${p95} days (${many(n, 'case')}). An exposure is a span of time; the fit treats it as interval-censored.`,
    middle: 'An exposure is a span of time; counted from the middle of the exposure.',
    distributions: { 'log-normal': 'log-normal', gamma: 'gamma', weibull: 'Weibull' },
  },
  severity: {
    all: (r, low, high, deaths, cases) =>
      `${many(deaths, 'death is', 'deaths are')} known, ${r} (${low}–${high}) of all ${many(cases, 'case')}.`,
    unknown: (n) =>
      `${n} of them ${n === '1' ? 'has' : 'have'} no known outcome and ${n === '1' ? 'counts' : 'count'} as alive here, so this may be too low.`,
    closed: (r, low, high, closed) =>
      `Of the ${many(closed, 'case')} whose outcome is known it is ${r} (${low}–${high}).`,
    adjusted: (r, low, high, share) =>
      `Corrected for the delay to death it is ${r} (${low}–${high}); about ${share} of outcomes are due by now.`,
    unexplained: 'More outcomes are unknown than the delay explains, so this may still be too low.',
    noRecoveries: 'The list records no recoveries, so fatality among closed cases cannot be given.',
    columns: ['Computed as', 'Fatality', '95% interval'],
    rows: { all: 'deaths / all cases', closed: 'deaths / closed cases', adjusted: 'delay-adjusted' },
  },
  chains: {
    traced: (traced, cases, share) => `The infector of ${traced} of ${cases} cases (${share}) is known.`,
    offspring: (r, low, high) => `A case infected ${r} others on average (${low}–${high}).`,
    dispersion: (k, low, high, share) =>
      `Dispersion k ${k} (${low}–${high}): the most infectious fifth of cases caused ${share} of infections.`,
    poisson: 'Cases differ in how many they infected no more than by chance.',
    clumped: 'Few cases cause most infections: finding and isolating clusters gains most.',
    none: (share) => `${share} of cases infected nobody.`,
    incomplete:
      'Cases whose infector is not known are missing from the chains, so this R is too low; the latest cases have not had time to infect.',
    linkedOnly:
      'Every case of the list has a link: cases that infected nobody and whose infector is not known are missing, so the mean is too high; the latest cases have not had time to infect.',
    components: (n, largest) => `${many(n, 'chain')} of two or more cases, the largest with ${largest}.`,
    generations: (n) => `Up to generation ${n}.`,
    most: (list) => `Infected most: ${list}.`,
    cycle: (list) => `Named as each other's infector, please check: ${list}.`,
    several: (n, list) => `${many(n, 'case has', 'cases have')} more than one infector: ${list}.`,
    repeated: (n) => `${many(n, 'link is', 'links are')} repeated.`,
    axis: 'infected by one case',
    cases: 'cases',
    generation: 'generation',
    person: (name, n) => `${name} (${n})`,
  },
  serial: {
    sentence: (mean, sd, n, links) =>
      `Serial interval: ${n} of ${links} pairs have both days of onset; mean ${mean} days, SD ${sd}.`,
    negative: (n) =>
      `In ${many(n, 'pair')} the infected fell ill first: infection before symptoms, or a link the wrong way round.`,
    shrinking: (list) => `By the infector's onset: ${list} days. A shrinking interval mostly means faster isolation.`,
    changing: (list) => `By the infector's onset: ${list} days.`,
    columns: ["Infector's onset", 'Pairs', 'Mean', 'SD', 'Median'],
    axis: 'days',
    pairs: 'pairs',
  },
  clusters: {
    found: (n, from, to, places, expected, p) =>
      `Strongest cluster: ${many(n, 'case')} in ${many(places, 'place')}, ${from} to ${to}; ${expected} would be expected if place and day had nothing to do with each other (p ${p}).`,
    none: (p) => `No cluster in place and time beyond chance (strongest: p ${p}).`,
    nothing: 'Nothing is closer together than places and days alone explain.',
    columns: ['Days', 'Places', 'Cases', 'Expected', 'Radius', 'p'],
    gridded: (places) => `There are too many coordinates; they were laid into ${places} cells.`,
    caveat: 'No population is used: a place that is large, or always has many cases, is no cluster.',
    km: (n) => `${n} km`,
    legend: { case: 'cases (area in proportion)', cluster: 'cluster (p ≤ 0.05)', weak: 'not beyond chance' },
  },
  quality: {
    columns: ['Meaning', 'Column'],
    none: 'Nothing wrong was found.',
    rows: (list) => `row ${list}`,
    more: (n) => `${n} in all`,
    problem: {
      unreadableDay: (column, shown) => `"${column}" has cells that are no date${shown}; taken as missing`,
      futureDay: (column) => `"${column}" lies after the data date; taken as missing`,
      guessedDayOrder: (column) => `"${column}": nothing tells day from month; day first was taken`,
      duplicateId: 'repeated id: the first row counts, what it lacks comes from the later one',
      conflictingDay: (column) => `rows of one case differ in "${column}"; the first one counts`,
      reportBeforeOnset: 'reported before onset; left out of delays',
      deathBeforeOnset: 'died before onset; left out of delays',
      unreadableCount: 'the count is no number; left out',
      negativeCount: 'the count is negative; left out',
      noDay: 'no day at all; not in the curve',
      unknownInfector: 'an infector or case that the list does not have',
      loneLastDay: (column) =>
        `"${column}" has one day more than a week after all others; the data date rests on it alone`,
      unreadablePlace: 'half a coordinate, or no number',
    },
    roles: {
      id: 'id',
      onset: 'onset',
      report: 'report',
      admission: 'admission',
      death: 'death',
      discharge: 'discharge',
      exposureStart: 'exposure from',
      exposureEnd: 'exposure until',
      infector: 'infector',
      outcome: 'outcome',
      outcomeDay: 'day of outcome',
      x: 'longitude / x',
      y: 'latitude / y',
      count: 'count',
    },
    read: (rows, cases) => `${many(rows, 'row')} read, ${many(cases, 'case')}.`,
  },
  methods: {
    curve: 'Curve: cases by day, days without a case are 0.',
    complete: 'Complete: up to the 95th percentile of the delay from onset to report in the list.',
    nowcast: {
      'bayes-trunc':
        'Expected in the end: Höhle & an der Heiden 2014 (doi:10.1111/biom.12194), Bayesian with right truncation.',
      lawless: 'Expected in the end: Lawless 1994 (Can J Stat 22:15).',
    },
    growth: 'Growth: negative binomial regression, log E(I) = a + r t; doubling time = ln 2 / r.',
    transmission:
      'R(t): Cori et al. 2013 (doi:10.1093/aje/kwt133), sliding windows of 7 days, prior mean 5 and SD 5; not drawn where a window holds too little to say anything.',
    delays:
      'Delays: interval-censored maximum likelihood, Reich et al. 2009 (doi:10.1002/sim.3659), right-truncated at the data date, Park et al. 2024 (doi:10.1101/2024.01.12.24301247).',
    severity:
      'Fatality: exact Clopper-Pearson interval; correction for delay Nishiura et al. 2009 (doi:10.1371/journal.pone.0006852).',
    chains:
      'Offspring: negative binomial by maximum likelihood, Lloyd-Smith et al. 2005 (doi:10.1038/nature04153), profile likelihood intervals.',
    clusters: (replicates) =>
      `Clusters: space-time permutation scan, Kulldorff et al. 2005 (doi:10.1371/journal.pmed.0020059), ${replicates} replicates.`,
    limits:
      'The report knows only the cases of the list: undetected cases, and any change in testing, move every figure in it.',
  },
}
