/**
 * Seeded random numbers: xoshiro128** (Blackman & Vigna 2021, doi:10.1145/3460772), 128 bits of state in four 32-bit words. The state
 * is filled from (seed, stream) by the mixing function of MurmurHash3, so each replicate may have a stream of its own and the answer
 * does not depend on which thread runs it. The same seed, stream and order of calls give the same numbers on every machine.
 * Not for secrets.
 */
export interface Random {
  /** next 32 bits as an unsigned whole number */
  bits(): number
  /** uniform in [0, 1) with 53 random bits */
  uniform(): number
  /** uniform in (0, 1), never an end */
  open(): number
  /** whole number in [0, n), n at most 2^32, without modulo bias */
  below(n: number): number
  /** fills a list with the next numbers of `bits`, several times quicker than one by one */
  fill(list: Uint32Array): void
}

function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Four words that no two (seed, stream) pairs below 2^53 share in practice. */
function words(seed: number, stream: number): [number, number, number, number] {
  const parts = [seed, Math.floor(seed / 2 ** 32), stream, Math.floor(stream / 2 ** 32)]
  let h = 0x9e3779b9
  for (const part of parts) h = mix(Math.imul(h, 31) + (part >>> 0) + 0x6d2b79f5)
  const next = (): number => mix((h = (h + 0x9e3779b9 + mix((stream >>> 0) ^ Math.imul(h, 7))) >>> 0))
  const state: [number, number, number, number] = [next(), next(), next(), next()]
  if (state.every((word) => word === 0)) state[0] = 1
  return state
}

/** A stream of random numbers. `seed` and `stream` are whole numbers from 0 to 2^53 - 1. Errors: RangeError otherwise. */
export function random(seed: number, stream = 0): Random {
  for (const [name, value] of [['seed', seed] as const, ['stream', stream] as const]) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`${name} must be a whole number from 0 to 2^53 - 1, not ${value}`)
    }
  }
  let [a, b, c, d] = words(seed, stream)
  const bits = (): number => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
  const uniform = (): number => (bits() >>> 5) * 2 ** -27 + (bits() >>> 6) * 2 ** -53
  const open = (): number => {
    const u = uniform()
    return u > 0 ? u : 2 ** -54
  }
  const below = (n: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % n)
    let r = bits()
    while (r >= limit) r = bits()
    return r % n
  }
  const fill = (list: Uint32Array): void => {
    // the state in variables of this call alone, which stay in registers
    let [e, f, g, h] = [a, b, c, d]
    for (let i = 0; i < list.length; i++) {
      const product = Math.imul(f, 5)
      list[i] = Math.imul((product << 7) | (product >>> 25), 9)
      const t = f << 9
      g ^= e
      h ^= f
      f ^= g
      e ^= h
      g ^= t
      h = (h << 11) | (h >>> 21)
    }
    ;[a, b, c, d] = [e, f, g, h]
  }
  return { bits, uniform, open, below, fill }
}
