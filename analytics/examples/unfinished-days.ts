import { dayNumber, dayText, nowcast } from '@gridward/analytics'

// onset and report of each case, as day numbers; reports come 0 to 4 days late, and today is 20 January
const onset: number[] = []
const report: number[] = []
for (let day = dayNumber('2020-01-01'); day <= dayNumber('2020-01-20'); day++)
  for (let i = 0; i < 12; i++) {
    const known = day + (i % 5)
    if (known > dayNumber('2020-01-20')) continue
    onset.push(day)
    report.push(known)
  }

const { from, observed, estimate, low, high } = nowcast(onset, report, {
  now: dayNumber('2020-01-20'),
  maxDelay: 7,
  method: 'lawless',
})
for (let i = observed.length - 3; i < observed.length; i++)
  console.log(
    `${dayText(from + i)}: ${observed[i]} reported, about ${estimate[i]} in the end (${low[i]} to ${high[i]})`,
  )
