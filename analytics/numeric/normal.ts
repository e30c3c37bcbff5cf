import { isLog, isUpper, logTails, type Tail } from './tail.ts'

const HALF_LOG_2PI = 0.9189385332046728

// W. J. Cody's rational approximations of the error function (Math. Comp. 1969;23:631-637), in the form for the normal integral.
const A = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356]
const A4 = 0.06568233791820745
const B = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673]
const C = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283,
  11602.65143764735, 9842.714838383978,
]
const C8 = 1.0765576773720192e-8
const D = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
]
const P = [0.215898534057957, 0.12740116116024736, 0.0222352778706498, 0.0014216191932278934, 2.9112874951168793e-5]
const P5 = 0.023073441764940174
const Q = [1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5]
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
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
]
const NEAR_DEN = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]
const MID_NUM = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const MID_DEN = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const FAR_NUM = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const FAR_DEN = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
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
