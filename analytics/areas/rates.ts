/** Throws RangeError unless cases are >= 0 and populations above 0, one each. */
export function checkRates(cases: ArrayLike<number>, population: ArrayLike<number>): void {
  if (cases.length !== population.length)
    throw new RangeError(`population must have ${cases.length} values, one for each area, not ${population.length}.`)
  for (let i = 0; i < cases.length; i++) {
    if (!(cases[i]! >= 0 && cases[i]! < Infinity))
      throw new RangeError(`cases[${i}] is ${cases[i]}: it must be a number >= 0.`)
    if (!(population[i]! > 0 && population[i]! < Infinity))
      throw new RangeError(
        `population[${i}] is ${population[i]}: it must be above 0; leave out areas where nobody lives.`,
      )
  }
}

export const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}
