import type { Random } from './random.ts'

const hex = Array.from({ length: 65536 }, (_, i) => i.toString(16).padStart(4, '0'))
const dashed = hex.map((text) => `-${text}`)
const half = (value: number): string => hex[value & 0xffff] as string
const dash = (value: number): string => dashed[value & 0xffff] as string

/** A UUID of version 7 (RFC 9562): `ms` since 1970 in front, the rest from the stream, so that a seed repeats it. */
export function uuid(ms: number, random: Random): string {
  const high = Math.floor(ms / 65536)
  const a = random.next()
  const b = random.next()
  const c = random.next()
  const front = half(high >>> 16) + half(high) + dash(ms % 65536) + dash(0x7000 | (a & 0x0fff))
  return front + dash(0x8000 | ((a >>> 12) & 0x3fff)) + dash(b) + half(b >>> 16) + half(c)
}
