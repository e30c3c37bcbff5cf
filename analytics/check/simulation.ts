import { finalSize, reedFrost } from '../simulation/final-size.ts'
import { close, type Check, type Checks } from './fixture.ts'

const sizes: Check = ({ inputs, expected, tolerance }) => {
  const { S0, I0, q } = inputs.reed_frost
  return [
    close('attack rate', inputs.R0.map(finalSize), expected.attack_rate, tolerance),
    close('Reed-Frost', reedFrost(S0, I0, q), expected.reed_frost_final_size_pmf, tolerance),
  ]
}

export const simulationChecks: Checks = { final_size: sizes }
