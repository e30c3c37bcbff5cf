// xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47:4, 2021),
// 32-bit arithmetic only. Streams are seeded through the finaliser of MurmurHash3 (Appleby), so that neighbouring
// names and indices give unrelated streams.

const mix = (value: number): number => {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const golden = 0x9e3779b9

/** One stream of numbers. Two streams with the same origin give the same numbers on every machine. */
export class Random {
  private a: number
  private b: number
  private c: number
  private d: number
  private readonly origin: readonly [number, number]

  constructor(high: number, low: number) {
    this.origin = [high, low]
    this.a = mix(high + golden)
    this.b = mix(low ^ Math.imul(golden, 3))
    this.c = mix(high ^ Math.imul(low, 0x27d4eb2f))
    this.d = mix(low + Math.imul(golden, 7)) | 1
    for (let i = 0; i < 4; i++) this.next()
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const s1 = this.b
    const r = Math.imul(s1, 5)
    const result = Math.imul((r << 7) | (r >>> 25), 9)
    const t = s1 << 9
    this.c ^= this.a
    this.d ^= s1
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= t
    this.d = (this.d << 11) | (this.d >>> 21)
    return result >>> 0
  }

  /** A number in [0, 1). */
  unit(): number {
    return this.next() / 4294967296
  }

  chance(probability: number): boolean {
    return this.next() < probability * 4294967296
  }

  /** A whole number from `low` to `high`, both included. The bias of the multiplication is below 2^-32 x range. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.unit() * items.length)] as T
  }

  /** Standard normal by Box and Muller (1958); one of the pair is dropped, which keeps the stream without state. */
  normal(mean = 0, sd = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()))
    return mean + sd * radius * Math.cos(2 * Math.PI * this.unit())
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma))
  }

  /** A stream of its own for part `index`; asking for it takes nothing from this stream. */
  part(index: number): Random {
    return new Random(
      mix(this.origin[0] ^ Math.imul(index + 1, golden)),
      mix(this.origin[1] + Math.imul(index + 1, 0x85ebca77)),
    )
  }
}

/** The stream called by `names` under a seed (any whole number), e.g. `stream(7, 'households', '370105016001')`. */
export function stream(seed: number, ...names: readonly (string | number)[]): Random {
  let high = mix(seed ^ 0x5bd1e995)
  let low = mix(Math.floor(seed / 4294967296) ^ golden)
  for (const name of names) {
    for (const letter of `${name}\u0000`) {
      const code = letter.codePointAt(0) as number
      high = Math.imul(high ^ code, 0x01000193)
      low = mix(low + code)
    }
  }
  return new Random(mix(high), low)
}
