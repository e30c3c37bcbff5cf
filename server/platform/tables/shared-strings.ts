import type { Archive } from './archive.ts'
import { unescapeText } from './escapes.ts'
import type { TableLimits } from './limits.ts'
import { tooBig } from './problem.ts'
import { readXml, type XmlHandler } from './xml.ts'

/**
 * The texts that cells refer to by number. Held as UTF-8 in blocks and decoded when asked for: 8 bytes and the text
 * itself for each, where JavaScript strings would take three to five times as much.
 */
export class SharedStrings {
  readonly #limits: TableLimits
  readonly #blocks: Buffer[] = []
  #starts = new Uint32Array(1024)
  #lengths = new Uint32Array(1024)
  #used = blockBytes
  count = 0

  constructor(limits: TableLimits) {
    this.#limits = limits
  }

  add(text: string): void {
    const { sharedStrings, sharedStringBytes } = this.#limits
    if (this.count >= sharedStrings) throw tooBig('sharedStrings', sharedStrings)
    const size = Buffer.byteLength(text)
    if (this.#used + size > blockBytes) {
      if ((this.#blocks.length + 1) * blockBytes > sharedStringBytes)
        throw tooBig('sharedStringBytes', sharedStringBytes)
      this.#blocks.push(Buffer.allocUnsafe(blockBytes))
      this.#used = 0
    }
    if (this.count === this.#starts.length) this.#grow()
    this.#blocks.at(-1)!.write(text, this.#used)
    this.#starts[this.count] = (this.#blocks.length - 1) * blockBytes + this.#used
    this.#lengths[this.count] = size
    this.#used += size
    this.count++
  }

  /** `undefined` when there is no string of that number. */
  get(index: number): string | undefined {
    const start = this.#starts[index]
    if (start === undefined || index >= this.count) return undefined
    const offset = start % blockBytes
    return this.#blocks[(start - offset) / blockBytes]!.toString('utf8', offset, offset + this.#lengths[index]!)
  }

  #grow(): void {
    const starts = new Uint32Array(this.#starts.length * 2)
    starts.set(this.#starts)
    const lengths = new Uint32Array(this.#lengths.length * 2)
    lengths.set(this.#lengths)
    this.#starts = starts
    this.#lengths = lengths
  }
}

/** Larger than any text of a cell (32,767 characters of up to 3 bytes). */
const blockBytes = 4 * 1024 * 1024

/** Reads xl/sharedStrings.xml: plain and rich text; reading aids (`rPh`, pinyin above the text) are left out. */
export async function readSharedStrings(archive: Archive, part: string, limits: TableLimits): Promise<SharedStrings> {
  const strings = new SharedStrings(limits)
  await readXml(archive.bytes(part), part, collector(strings, limits, part), limits)
  return strings
}

function collector(strings: SharedStrings, limits: TableLimits, part: string): XmlHandler {
  let text = ''
  let inText = false
  let aids = 0
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') aids++
      else if (name === 't') inText = aids === 0
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') aids--
      else if (name === 'si') strings.add(unescapeText(text))
    },
    text(piece) {
      if (!inText) return
      text += piece
      if (text.length > limits.cellCharacters * 7) throw tooBig('cellCharacters', limits.cellCharacters, { part })
    },
  }
}
