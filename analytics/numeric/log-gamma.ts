// zeta(k) - 1 for k = 2, 3, ...: the series of log gamma around 2 (Abramowitz & Stegun 6.1.33) needs 27 of them for 1e-17 at |z| <= 0.5.
const ZETA_MINUS_1 = Array.from({ length: 29 }, (_, i) => zetaMinus1(i + 2))
const EULER = 0.5772156649015329
const HALF_LOG_2PI = 0.9189385332046728

/** Euler-Maclaurin after ten terms; exact to a double for k >= 2. */
function zetaMinus1(k: number): number {
  let sum = 0
  for (let n = 9; n >= 2; n--) sum += n ** -k
  const n = 10
  const tail = n ** (1 - k) / (k - 1) + 0.5 * n ** -k
  let term = (k * n ** (-k - 1)) / 12
  let rest = term
  const ratios = [-1 / 60, -1 / 42, -1 / 40, -5 / 198, -691 / 27300]
  for (let j = 0; j < ratios.length; j++) {
    term *= (ratios[j]! * (k + 2 * j + 1) * (k + 2 * j + 2)) / (n * n)
    rest += term
  }
  return sum + tail + rest
}

/** log gamma(2 + z), |z| <= 0.5. */
function logGammaNear2(z: number): number {
  let sum = 0
  for (let k = ZETA_MINUS_1.length + 1; k >= 2; k--) {
    sum = sum * z + ((k % 2 === 0 ? 1 : -1) * ZETA_MINUS_1[k - 2]!) / k
  }
  return z * (1 - EULER) + z * z * sum
}

/** log gamma(x), x > 0; relative error about 1e-15 also beside its zeros at 1 and 2. Infinity at 0, NaN below. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN
  if (x >= 15) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingSeries(x)
  if (x < 0.5) return logGammaNear2(x) - Math.log1p(x) - Math.log(x)
  if (x < 1.5) return logGammaNear2(x - 1) - Math.log1p(x - 1)
  let product = 1
  let y = x
  while (y > 2.5) product *= --y
  return Math.log(product) + logGammaNear2(y - 2)
}

/** log gamma(1 + z), z > -1, exact for small z. */
export function logGamma1p(z: number): number {
  return Math.abs(z) <= 0.5 ? logGammaNear2(z) - Math.log1p(z) : logGamma(1 + z)
}

/** 1/(12 x) - 1/(360 x^3) + ...: enough for a double from x = 15. */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x)
  const inner = 1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156))
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * inner))) / x
}

/** log(n!) - [(n + 1/2) log n - n + log sqrt(2 pi)], n > 0: the error of Stirling's formula (Loader 2000). */
export function stirlingError(n: number): number {
  if (n >= 15) return stirlingSeries(n)
  return logGamma1p(n) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2PI
}

/** x log(x / m) + m - x, the deviance part of Poisson and binomial densities, without cancellation near x = m (Loader 2000). */
export function deviancePart(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x > 0 ? x * Math.log(x / m) + m - x : m
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}

/** log beta(a, b), both above 0. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (large < 15) return logGamma(small) + logGamma(large) - logGamma(small + large)
  const shift = -small * Math.log(small + large) - (large - 0.5) * Math.log1p(small / large) + small
  return logGamma(small) + stirlingSeries(large) - stirlingSeries(small + large) + shift
}

/** log of "n over k" for real n >= k >= 0. */
export function logChoose(n: number, k: number): number {
  return k === 0 || k === n ? 0 : -Math.log1p(n) - logBeta(n - k + 1, k + 1)
}

/** d log gamma(x) / dx, x > 0. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN
  let shift = 0
  let y = x
  for (; y < 15; y++) shift += 1 / y
  const s = 1 / (y * y)
  const inner = 1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))
  return Math.log(y) - 0.5 / y - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * inner))) - shift
}

/** d^2 log gamma(x) / dx^2, x > 0. */
export function trigamma(x: number): number {
  if (!(x > 0)) return NaN
  let shift = 0
  let y = x
  for (; y < 15; y++) shift += 1 / (y * y)
  const s = 1 / (y * y)
  const inner = 1 / 30 - s * (5 / 66 - s * (691 / 2730 - (s * 7) / 6))
  return (1 + 0.5 / y + s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * inner)))) / y + shift
}
