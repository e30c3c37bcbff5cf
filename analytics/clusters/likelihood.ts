/**
 * A likelihood ratio of "another rate inside" for `c` cases where `size` were at risk inside. It grows with c and falls
 * with size while the rate inside is above that outside, and the other way round below it: the bounds of the search
 * rest on that.
 */
export interface Likelihood {
  readonly cases: number
  /** The size of everything: total expected (= cases) for Poisson, all individuals for Bernoulli. */
  readonly whole: number
  /** The log of the ratio, >= 0, for a rate that is either higher or lower inside. */
  llr(c: number, size: number): number
  /** The derivative of `llr` with respect to size. */
  slope(c: number, size: number): number
}

const xlogy = (x: number, y: number): number => (x === 0 ? 0 : x * Math.log(y))

/** c ln(c/E) + (C-c) ln((C-c)/(C-E)) with E scaled to sum to C: Kulldorff 1997, doi:10.1080/03610929708831995. */
export function poisson(cases: number): Likelihood {
  return {
    cases,
    whole: cases,
    llr: (c, size) =>
      size <= 0 || size >= cases ? 0 : xlogy(c, c / size) + xlogy(cases - c, (cases - c) / (cases - size)),
    slope: (c, size) => (cases - c) / (cases - size) - c / size,
  }
}

/** The Bernoulli ratio of Kulldorff 1997: `cases` among `individuals`. */
export function bernoulli(cases: number, individuals: number): Likelihood {
  const none = xlogy(cases, cases / individuals) + xlogy(individuals - cases, (individuals - cases) / individuals)
  const part = (c: number, n: number): number => xlogy(c, c / n) + xlogy(n - c, (n - c) / n)
  return {
    cases,
    whole: individuals,
    llr: (c, size) =>
      size <= 0 || size >= individuals || c > size || cases - c > individuals - size
        ? 0
        : Math.max(0, part(c, size) + part(cases - c, individuals - size) - none),
    slope: (c, size) =>
      Math.log(Math.max(0, size - c) / size) -
      Math.log(Math.max(0, individuals - size - (cases - c)) / (individuals - size)),
  }
}
