import { cori, growth } from '@gridward/analytics'

const cases = [1, 2, 1, 3, 4, 3, 6, 8, 7, 11, 14, 13, 19, 24, 22, 31, 35, 33, 30, 31, 27, 24, 22, 19, 17, 14, 12]

const { doubling } = growth(cases.slice(0, 17))
console.log(
  `doubling every ${doubling.estimate.toFixed(1)} days (${doubling.low.toFixed(1)} to ${doubling.high.toFixed(1)})`,
)

const { end, mean, quantiles } = cori(cases, { serialInterval: { mean: 4.7, sd: 2.9 }, quantiles: [0.025, 0.975] })
const last = mean.length - 1
console.log(
  `R up to day ${end[last]}: ${mean[last]!.toFixed(2)} (${quantiles[0]![last]!.toFixed(2)} to ${quantiles[1]![last]!.toFixed(2)})`,
)
