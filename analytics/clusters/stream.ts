/**
 * The random numbers of one replicate: xoshiro128++ (Blackman & Vigna 2021, doi:10.1145/3460772), its state filled by
 * splitmix32 from the seed and the replicate's number. Each replicate has its own stream, so that the answer does not
 * depend on how replicates are shared out over threads.
 */
export interface Stream {
  /** A number in [0, 1) with 53 random bits. */
  unit(): number
  /** A whole number in [0, bound), for bounds up to 2^31. */
  below(bound: number): number
}

export function streamOf(seed: number, replicate: number): Stream {
  let mixing = (mix(seed | 0) ^ mix(Math.floor(seed / 0x1_0000_0000) + 0x9e37) ^ mix(replicate + 0x51ed_270b)) | 0
  const fill = (): number => {
    mixing = (mixing + 0x9e37_79b9) | 0
    return mix(mixing)
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill() | 1]
  const next = (): number => {
    const sum = (a + d) | 0
    const result = (((sum << 7) | (sum >>> 25)) + a) | 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  return {
    unit: () => (next() >>> 5) * 2 ** -27 + (next() >>> 6) * 2 ** -53,
    // the bias is below bound / 2^32
    below: (bound) => Math.floor(next() * 2 ** -32 * bound),
  }
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0_aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
  return mixed ^ (mixed >>> 15)
}
