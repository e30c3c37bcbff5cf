import { attackRate, components, offspring, degrees, serialIntervals } from '@gridward/analytics'

// nine cases by the day they fell ill; case 0 infected 1, 2, 3 and 4, case 2 infected 5 and 6, case 7 infected 8
const onset = [0, 4, 5, 6, 5, 10, 9, 3, 8]
const links = { from: [0, 0, 0, 0, 2, 2, 7], to: [1, 2, 3, 4, 5, 6, 8] }

const { mean, dispersion, topFifth } = offspring(degrees(onset.length, links).out)
console.log(
  `a case infected ${mean.estimate.toFixed(2)} (${mean.low.toFixed(2)} to ${mean.high.toFixed(2)}), k ${dispersion.estimate.toFixed(2)}`,
)
console.log(`the most infectious fifth caused ${(topFifth * 100).toFixed(0)} % of infections`)
console.log(`chains of ${components(onset.length, links).sizes.join(' and ')}`)

const interval = serialIntervals(onset, links)
console.log(`serial interval ${interval.mean.toFixed(1)} days (sd ${interval.sd.toFixed(1)}, ${interval.pairs} pairs)`)

const household = attackRate(3, 20)
console.log(`attack rate ${household.estimate} (${household.low.toFixed(3)} to ${household.high.toFixed(3)})`)
