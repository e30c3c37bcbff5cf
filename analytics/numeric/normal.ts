import { isLog, isUpper, logTails, type Tail } from './tail.ts'

const HALF_LOG_2PI = 0.9189385332046728

// W. J. Cody's rational approximations of the error function (Math. Comp. 1969;23:631-637), in the form for the normal integral.
const A = [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249]
const A4 = 0.065682337918207449113
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956]
const C = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
  6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
]
const C8 = 1.0765576773720192317e-8
const D = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
]
const P = [
  0.21589853405795699, 0.1274011611602473639, 0.0222352778706498, 0.001421619193227893466, 2.9112874951168792e-5,
]
const P5 = 0.02307344176494017303
const Q = [
  1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
]
const ONE_OVER_ROOT_2PI = 0.3989422804014327

/** Upper tail of the standard normal over its density shape exp(-x^2/2), x > 0.67448975. */
function scaledUpper(x: number): number {
  if (x <= 5.656854249492381) {
    let num = C8 * x
    let den = x
    for (let i = 0; i < 7; i++) {
      num = (num + C[i]!) * x
      den = (den + D[i]!) * x
    }
    return (num + C[7]!) / (den + D[7]!)
  }
  const s = 1 / (x * x)
  let num = P5 * s
  let den = s
  for (let i = 0; i < 4; i++) {
    num = (num + P[i]!) * s
    den = (den + Q[i]!) * s
  }
  return (ONE_OVER_ROOT_2PI - (s * (num + P[4]!)) / (den + Q[4]!)) / x
}

/** Integral of the standard normal density over (0, x), |x| <= 0.67448975. */
function central(x: number): number {
  const s = x * x
  let num = A4 * s
  let den = s
  for (let i = 0; i < 3; i++) {
    num = (num + A[i]!) * s
    den = (den + B[i]!) * s
  }
  return (x * (num + A[3]!)) / (den + B[3]!)
}

/** exp(-x^2/2) with x cut to sixteenths so that squaring loses nothing. */
function expHalfSquare(x: number): number {
  const cut = Math.trunc(x * 16) / 16
  return Math.exp(-cut * cut * 0.5) * Math.exp(-(x - cut) * (x + cut) * 0.5)
}

/** Normal cumulative probability in any tail; log tails are exact to a double far beyond underflow. */
export function normalCdf(x: number, mean = 0, sd = 1, tail: Tail = 'lower'): number {
  const z = isUpper(tail) ? (mean - x) / sd : (x - mean) / sd
  const far = Math.abs(z)
  if (Number.isNaN(z)) return NaN
  if (far <= 0.67448975) {
    const p = 0.5 + central(z)
    return isLog(tail) ? Math.log(p) : p
  }
  const small = far === Infinity ? 0 : expHalfSquare(far) * scaledUpper(far)
  if (!isLog(tail)) return z < 0 ? small : 1 - small
  return z < 0 ? (far === Infinity ? -Infinity : -0.5 * far * far + Math.log(scaledUpper(far))) : Math.log1p(-small)
}

/** log of the normal density. */
export function normalLogDensity(x: number, mean = 0, sd = 1): number {
  const z = (x - mean) / sd
  return -0.5 * z * z - HALF_LOG_2PI - Math.log(sd)
}

// M. J. Wichura, algorithm AS 241, PPND16 (Appl. Statist. 1988;37:477-484).
const NEAR_NUM = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
]
const NEAR_DEN = [
  5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
]
const MID_NUM = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
]
const MID_DEN = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
]
const FAR_NUM = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
]
const FAR_DEN = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
]

function ratio(num: number[], den: number[], r: number): number {
  let n = num[0]!
  let d = den[0]!
  for (let i = 1; i < 8; i++) {
    n = n * r + num[i]!
    d = d * r + den[i]!
  }
  return n / d
}

/** The standard normal value at central probability 0.5 + q, |q| <= 0.425. */
export function centralNormalQuantile(q: number): number {
  return q * ratio(NEAR_NUM, NEAR_DEN, 0.180625 - q * q)
}

/** How far out the standard normal value lies whose outer tail has the logarithm `log`. */
function farQuantile(log: number): number {
  const r = Math.sqrt(-log)
  if (r <= 5) return ratio(MID_NUM, MID_DEN, r - 1.6)
  if (r <= 26) return ratio(FAR_NUM, FAR_DEN, r - 5)
  let x = Math.sqrt(-2 * log)
  for (let i = 0; i < 20; i++) {
    const scaled = scaledUpper(x)
    const step = (-0.5 * x * x + Math.log(scaled) - log) / (ONE_OVER_ROOT_2PI / scaled)
    x += step
    if (Math.abs(step) < 1e-16 * x) break
  }
  return x
}

/** Normal quantile: the x whose probability in `tail` is p. Errors: RangeError for p outside of [0, 1]. */
export function normalQuantile(p: number, mean = 0, sd = 1, tail: Tail = 'lower'): number {
  if (!isLog(tail) && Math.abs(p - 0.5) <= 0.425) {
    const q = isUpper(tail) ? 0.5 - p : p - 0.5
    return mean + sd * centralNormalQuantile(q)
  }
  const { lower, upper } = logTails(p, tail)
  const isLow = lower < upper
  const log = isLow ? lower : upper
  if (log === -Infinity) return isLow ? -Infinity : Infinity
  const near = Math.exp(log)
  const z = near >= 0.075 ? -centralNormalQuantile(near - 0.5) : farQuantile(log)
  return mean + (isLow ? -sd : sd) * z
}
