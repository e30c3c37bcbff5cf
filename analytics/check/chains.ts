import { components } from '../chains/components.ts'
import { degrees } from '../chains/degrees.ts'
import { generations } from '../chains/generations.ts'
import { offspring } from '../chains/offspring.ts'
import { serialIntervals } from '../chains/pairs.ts'
import { attackRate } from '../exposure/attack-rate.ts'
import { close, exactly, type Check, type Checks } from './fixture.ts'

const tree: Check = ({ inputs, expected, tolerance }) => {
  const links = { from: inputs.from_0based, to: inputs.to_0based }
  const cases = inputs.onset_day.length
  const onset = inputs.onset_day.map((day: number | null) => day ?? NaN)
  const { out } = degrees(cases, links)
  const { sizes } = components(cases, links)
  const found = serialIntervals(onset, links)
  const fitted = offspring(out)
  const { serial_interval: pairs, offspring: counts } = expected
  return [
    exactly('out-degree', out, expected.out_degree),
    exactly('components', [sizes.length, ...sizes], [expected.n_components, ...expected.component_sizes_desc]),
    exactly('generation', generations(cases, links).generation, expected.generation),
    exactly('pairs', [found.pairs, found.negative], [pairs.n, pairs.n_negative]),
    close('serial interval', [found.mean, found.sd, found.median], [pairs.mean, pairs.sd, pairs.median], tolerance),
    close(
      'offspring',
      [fitted.mean.estimate, fitted.none, fitted.topFifth],
      [counts.mean, counts.prop_zero, counts.share_top20],
      tolerance,
    ),
    close('k', fitted.dispersion.estimate, counts.k, tolerance.k ?? tolerance),
  ]
}

const secondaryAttackRate: Check = ({ inputs, expected, tolerance }) => {
  const rates = (exact: boolean) =>
    inputs.cases.map((cases: number, i: number) => attackRate(cases, inputs.exposed[i], inputs.level ?? 0.95, exact))
  const bounds = (exact: boolean) => rates(exact).map(({ low, high }: { low: number; high: number }) => [low, high])
  return [
    close(
      'rate',
      rates(false).map(({ estimate }: { estimate: number }) => estimate),
      expected.sar,
      tolerance,
    ),
    close('Wilson', bounds(false), expected.wilson, tolerance),
    close('Clopper-Pearson', bounds(true), expected.clopper_pearson, tolerance),
  ]
}

export const chainChecks: Checks = { transmission_tree: tree, secondary_attack_rate: secondaryAttackRate }
