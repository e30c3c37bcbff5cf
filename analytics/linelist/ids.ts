/**
 * Which row holds an id. Ids are kept as 64 bits of hash, 16 bytes each in an open table, so that ten million fit in
 * memory; two different ids of ten million fall together with a chance of 3 in a million.
 */
export class IdIndex {
  #low = new Int32Array(2048)
  #high = new Int32Array(2048)
  /** Row + 1; 0 is a free place. */
  #row = new Int32Array(2048)
  #filled = 0

  /** The row of an id that is there, -1 else. */
  find(id: string): number {
    const [low, high] = hash(id)
    return this.#row[this.#place(low, high)]! - 1
  }

  /** The row that already holds this id, or -1 after it was noted for `row`. */
  note(id: string, row: number): number {
    const [low, high] = hash(id)
    const at = this.#place(low, high)
    if (this.#row[at] !== 0) return this.#row[at]! - 1
    this.#low[at] = low
    this.#high[at] = high
    this.#row[at] = row + 1
    if (++this.#filled * 2 > this.#row.length) this.#grow()
    return -1
  }

  #place(low: number, high: number): number {
    const mask = this.#row.length - 1
    let at = low & mask
    while (this.#row[at] !== 0 && (this.#low[at] !== low || this.#high[at] !== high)) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [low, high, row] = [this.#low, this.#high, this.#row]
    this.#low = new Int32Array(low.length * 2)
    this.#high = new Int32Array(low.length * 2)
    this.#row = new Int32Array(low.length * 2)
    for (let i = 0; i < row.length; i++) {
      if (row[i] === 0) continue
      const at = this.#place(low[i]!, high[i]!)
      this.#low[at] = low[i]!
      this.#high[at] = high[i]!
      this.#row[at] = row[i]!
    }
  }
}

/** Two runs of the mixing of MurmurHash3 over the text's characters (public domain, A. Appleby). */
function hash(text: string): [number, number] {
  let [a, b] = [0x9747b28c, 0x3c6ef372]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b ^ (code + i), 0x1b873593)
    b = (b << 13) | (b >>> 19)
  }
  return [finish(a ^ text.length), finish(b ^ a)]
}

function finish(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
