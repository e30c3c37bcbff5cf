import { globalBayes, localBayes } from '../areas/bayes.ts'
import { localG, localMoran } from '../areas/local.ts'
import { bayesMoran, geary, globalG, moran, moranPermutation, type GlobalTest } from '../areas/moran.ts'
import { neighboursOf, withSelf } from '../areas/neighbours.ts'
import { choynowski, probabilityMap } from '../areas/probability-map.ts'
import { weightsOf } from '../areas/weights.ts'
import { close, exactly, type Check, type Checks, type Comparison, type Fields, type Tolerance } from './fixture.ts'

const permutations = 9999
const seed = 20_200_207

const chance = (name: string, ours: number, theirs: number | undefined, allowed: number): Comparison[] =>
  theirs === undefined ? [] : [{ name, worst: Math.abs(ours - theirs), allowed }]

/** Only what the file expects is compared. */
const each = (name: string, expected: Fields, ours: Record<string, unknown>, tolerance: Tolerance): Comparison[] =>
  expected
    ? Object.entries(ours).flatMap(([field, value]) =>
        expected[field] === undefined ? [] : [close(`${name} ${field}`, value, expected[field], tolerance)],
      )
    : []

const bayesCheck: Check = ({ inputs, expected, tolerance }) => {
  const { cases, population } = inputs
  const neighbours = neighboursOf(inputs.neighbours_0based)
  const rel = { rel: tolerance.rel }
  const poisson = globalBayes(cases, population)
  const binomial = globalBayes(cases, population, 'binomial')
  const local = localBayes(cases, population, neighbours)
  const index = bayesMoran(cases, population, weightsOf(neighbours, 'W'), permutations, seed)
  const map = probabilityMap(cases, population)
  const choice = choynowski(cases, population)
  return [
    ...each('global', expected.global_poisson, { ...poisson, est: poisson.smoothed }, rel),
    ...each('binomial', expected.global_binomial, { ...binomial, est: binomial.smoothed }, rel),
    ...each('local', expected.local, { ...local, est: local.smoothed }, rel),
    ...each('EB Moran', expected.EBI, { statistic: index.statistic }, rel),
    ...chance('EB Moran p', index.p, expected.EBI?.p_mc, tolerance.mc_p?.abs ?? 0.01),
    ...each(
      'probability map',
      expected.probmap,
      { ...map, expCount: map.expected, relRisk: map.relativeRisk, pmap: map.p },
      rel,
    ),
    ...each('Choynowski', expected.choynowski, { pmap: choice.p }, rel),
    ...(expected.choynowski?.type ? [exactly('Choynowski type', choice.below, expected.choynowski.type)] : []),
  ]
}

const autocorrelationCheck: Check = ({ inputs, expected, tolerance }) => {
  const { x } = inputs
  const neighbours = neighboursOf(inputs.neighbours_0based)
  const weights = weightsOf(neighbours, inputs.style ?? 'W')
  const rel = { rel: tolerance.rel }
  const test = (name: string, found: GlobalTest): Comparison[] => {
    const { statistic, expectation, variance, z, p } = found
    return each(name, expected[name], { I: statistic, C: statistic, expectation, variance, z, p_greater: p }, rel)
  }
  const local = localMoran(x, weights)
  const wanted = expected.local_moran
  const { statistic, expectation, variance, z, p } = local
  const permuted = moranPermutation(x, weights, permutations, seed)
  const lists: [string, Float64Array][] = [
    ['local_Gi_z_binary', localG(x, weightsOf(neighbours, 'B'))],
    ['local_Gi_star_z_binary', localG(x, weightsOf(withSelf(neighbours), 'B'))],
    ['local_Gi_star_z_rowstd', localG(x, weightsOf(withSelf(neighbours), 'W'))],
  ]
  return [
    ...test('moran_randomisation', moran(x, weights)),
    ...test('moran_normality', moran(x, weights, 'normality')),
    ...test('geary_randomisation', geary(x, weights)),
    ...test('geary_normality', geary(x, weights, 'normality')),
    ...chance('Moran permutation p', permuted.p, expected.moran_mc_9999?.p, tolerance.mc_p?.abs ?? 0.01),
    ...each('local Moran', wanted, { Ii: statistic, E: expectation, Var: variance, Z: z, p_two_sided: p }, rel),
    ...(wanted?.quadrant_mean ? [named(local.quadrant, wanted.quadrant_mean)] : []),
    ...lists.flatMap(([name, ours]) => (expected[name] ? [close(name, ours, expected[name], rel)] : [])),
    ...general(x, neighbours, expected.global_G_binary, rel),
  ]
}

function named(ours: readonly string[], theirs: readonly string[]): Comparison {
  return { name: 'quadrant', worst: theirs.filter((one, i) => one !== ours[i]).length, allowed: 0 }
}

function general(
  x: number[],
  neighbours: ReturnType<typeof neighboursOf>,
  expected: Fields,
  rel: Tolerance,
): Comparison[] {
  if (!expected) return []
  const { statistic, expectation, variance, z } = globalG(x, weightsOf(neighbours, 'B'))
  const flat = { ...expected, z: [expected.z].flat(2)[0] }
  return each('general G', flat, { G: statistic, expectation, variance, z }, rel)
}

export const areaChecks: Checks = { empirical_bayes: bayesCheck, spatial_autocorrelation: autocorrelationCheck }
