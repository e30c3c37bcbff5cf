import { describe, expect, test } from 'vitest'
import { dayNumber, dayText } from '../curves/days.ts'
import { lineList } from '../linelist/index.ts'
import { analyseList } from './analyse.ts'
import type { Analysis } from './analysis.ts'
import { reportHtml } from './html.ts'
import { keyPoints, sentencesOf } from './sentences.ts'
import { words } from './words/en.ts'

const start = dayNumber('2020-01-01')
const day = (n: number): string => dayText(start + n)

function analysed(headings: string[], rows: string[][]): Analysis {
  const list = lineList(headings, { today: start + 400 })
  rows.forEach((cells, at) => list.add(cells, at + 2))
  return analyseList(list.finish(), { replicates: 19 })
}

describe('R of the complete days', () => {
  const curve = {
    by: 'onset',
    from: day(0),
    counts: Array(30).fill(5),
    total: 150,
    without: 0,
    lastComplete: 20,
  } as const
  const window = { from: day(14), to: day(20), cases: 35, open: false, level: 0.95, method: '' }
  const said = (latest: [number, number], recent: [number, number], cases = 35): string[] => {
    const of = ([low, high]: [number, number]) => ({ ...window, estimate: (low + high) / 2, low, high })
    const transmission = {
      serial: { mean: 5, sd: 3, source: 'given', pairs: 0 },
      window: 7,
      windows: [],
      method: '',
      latest: of(latest),
      recent: { ...of(recent), from: day(22), to: day(28), cases, open: true },
    } as const
    const list = { rows: 150, cases: 150, counted: false, dataDay: day(29), columns: {}, problems: [] }
    const whole = { ...curve, completeness: 'delays', unlisted: [] } as const
    return sentencesOf({ list, curve: whole, growth: [], transmission, delays: [] }, words).transmission
  }
  test('says at once where the days after it no longer bear it out', () => {
    expect(said([1.7, 2.8], [0.7, 1.1])[0]).toMatch(/growing.*no longer show/)
    expect(said([0.4, 0.8], [0.9, 1.4])[0]).toMatch(/slowing.*no longer show/)
    expect(said([1.7, 2.8], [1.2, 2.1])[0]).not.toContain('no longer')
    expect(said([0.7, 1.2], [1.2, 2.1])[0]).not.toContain('no longer')
  })
  test('of the filled days says when it rests on few cases', () => {
    expect(said([0.7, 1.2], [0, 0.1], 1)[1]).toContain('too few for a steady estimate')
    expect(said([0.7, 1.2], [0, 0.1], 30)[1]).not.toContain('too few')
  })
})

describe('fatality', () => {
  const rows = (outcomes: string[]): string[][] => outcomes.map((outcome, at) => [`a${at}`, day(at % 20), outcome])
  const of = (outcomes: string[]): string =>
    keyPoints(analysed(['id', 'onset', 'outcome'], rows(outcomes)), words).join('\n')
  const repeat = (n: number, outcome: string): string[] => Array<string>(n).fill(outcome)
  test('of all cases says how many have no outcome yet, with that of the closed cases beside it', () => {
    const said = of([...repeat(30, 'Death'), ...repeat(40, 'Recover'), ...repeat(50, '')])
    expect(said).toContain('30 deaths are known, 25% (18%–34%) of all 120 cases. 50 of them have no known outcome')
    expect(said).toContain('Of the 70 cases whose outcome is known it is 43%')
  })
  test('of a list in which every case is closed needs no such word', () => {
    expect(of([...repeat(10, 'Death'), ...repeat(40, 'Recover')])).not.toContain('no known outcome')
  })
})

describe('chains', () => {
  const links = (pairs: number, alone: number): string[][] => [
    ...Array.from({ length: pairs }, (_, at) => [
      [`a${at}`, day(at % 20), ''],
      [`b${at}`, day((at % 20) + 4), `a${at}`],
    ]).flat(),
    ...Array.from({ length: alone }, (_, at) => [`c${at}`, day(at % 20), '']),
  ]
  const of = (pairs: number, alone: number): string[] =>
    keyPoints(analysed(['id', 'onset', 'infector'], links(pairs, alone)), words)
  test('the share of cases with a known infector stands beside the mean where it is small', () => {
    expect(of(10, 10)).toContain('The infector of 10 of 30 cases (33%) is known.')
  })
  test('a list of linked cases alone is told to have too high a mean', () => {
    expect(of(10, 0).join('\n')).toContain('Every case of the list has a link')
    expect(of(10, 1).join('\n')).not.toContain('Every case of the list has a link')
  })
})

test('an incubation period is told by the fit, which knows that the exposure is a span', () => {
  const rows = Array.from({ length: 40 }, (_, at) => [`a${at}`, day(at), day(at + 1), day(at + 4 + (at % 7))])
  const { delays } = sentencesOf(analysed(['id', 'start_source', 'end_source', 'onset'], rows), words)
  expect(delays[0]).toMatch(/From exposure to onset: median \d+\.\d days \(\d.*\), 95% within \d/)
  const few = sentencesOf(analysed(['id', 'start_source', 'end_source', 'onset'], rows.slice(0, 4)), words)
  expect(few.delays[0]).toContain('from the middle of the exposure')
})

describe('the data date', () => {
  const rows = Array.from({ length: 30 }, (_, at) => [`a${at}`, day(at), day(at + 3)])
  const points = (more: string[][]): string =>
    keyPoints(analysed(['id', 'onset', 'report'], [...rows, ...more]), words).join('\n')
  test('that rests on one cell long after all others is doubted', () => {
    expect(points([['z', day(50), '']])).toContain(
      `${day(50)}, the data date, stands in one cell only (row 32, "onset"), 18 days after`,
    )
  })
  test('of a list that goes on is not', () => {
    expect(points([['z', day(33), '']])).not.toContain('one cell only')
    expect(points([['z', day(50), day(51)]])).not.toContain('one cell only')
  })
})

test('curve and R keep the size of their letters on a phone', () => {
  const rows = Array.from({ length: 40 }, (_, at) => [`a${at}`, day(Math.floor(at / 2))])
  const html = reportHtml(analysed(['id', 'onset'], rows), 'cases.csv', 'en')
  expect(html.match(/<figure class="wide"><svg/g)).toHaveLength(2)
})

test('one of a thing is told as one', () => {
  const clusters = {
    places: 9, cases: 90, gridded: false, stepDays: 1, replicates: 99, method: '', earth: false, points: [],
    found: [{ from: day(0), to: day(5), x: 0, y: 0, radius: 0, places: 1, cases: 8, expected: 0.6, p: 0.01 }],
  } // prettier-ignore
  const list = { rows: 90, cases: 90, counted: false, dataDay: day(9), columns: {}, problems: [] }
  const [said] = sentencesOf({ list, growth: [], delays: [], clusters }, words).clusters
  expect(said).toBe(
    `Strongest cluster: 8 cases in 1 place, ${day(0)} to ${day(5)}; 0.6 would be expected if place and day had nothing to do with each other (p 0.01).`,
  )
})
