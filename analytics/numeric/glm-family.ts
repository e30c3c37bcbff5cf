/** How a generalised linear model looks at a count: variance, link and deviance. */
export interface Family {
  readonly name: string
  readonly link: 'log' | 'identity'
  /** false where the dispersion is estimated (quasi-Poisson, gaussian) */
  readonly fixedDispersion: boolean
  variance(mu: number): number
  /** contribution of one observation of weight 1 */
  deviance(y: number, mu: number): number
  /** mean to start from */
  start(y: number): number
}

const poissonDeviance = (y: number, mu: number): number => 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu))

export const poisson: Family = {
  name: 'poisson',
  link: 'log',
  fixedDispersion: true,
  variance: (mu) => mu,
  deviance: poissonDeviance,
  start: (y) => y + 0.1,
}

export const quasiPoisson: Family = { ...poisson, name: 'quasi-poisson', fixedDispersion: false }

export const gaussian: Family = {
  name: 'gaussian',
  link: 'identity',
  fixedDispersion: false,
  variance: () => 1,
  deviance: (y, mu) => (y - mu) ** 2,
  start: (y) => y,
}

export const gaussianLog: Family = { ...gaussian, link: 'log', start: (y) => Math.max(y, 1e-3) }

/** Variance mu + mu^2 / theta with theta known. */
export function negativeBinomial(theta: number): Family {
  return {
    name: 'negative binomial',
    link: 'log',
    fixedDispersion: true,
    variance: (mu) => mu + (mu * mu) / theta,
    deviance: (y, mu) =>
      2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y + theta) * (Math.log1p(y / theta) - Math.log1p(mu / theta))),
    start: (y) => (y === 0 ? 1 / 6 : y),
  }
}
