/**
 * Makes UUIDs of version 7 (RFC 9562, method 1): 48 bits of time, a 12-bit counter, 62 random bits. Ids of one page
 * ascend even when its clock is set back. A library for it would be a twelfth of the phone's first load.
 */
export function idMaker(now: () => number, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): () => string {
  let time = 0
  let count = 0
  return () => {
    const current = now()
    if (current > time) {
      time = current
      count = 0
    } else if (++count > 0xfff) {
      time++
      count = 0
    }
    const bytes = random(new Uint8Array(16))
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) % 256
    bytes[6] = 0x70 | (count >> 8)
    bytes[7] = count & 0xff
    bytes[8] = 0x80 | (bytes[8]! & 0x3f)
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}

export const newId = idMaker(Date.now, (bytes) => crypto.getRandomValues(bytes))
