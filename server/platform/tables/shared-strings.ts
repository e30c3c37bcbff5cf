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
  /** Where each text begins and how long it is, in pieces: one that grows would be there twice while it is copied. */
  readonly #places: Uint32Array[] = []
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
    const at = this.count % pieceTexts
    if (at === 0) this.#places.push(new Uint32Array(pieceTexts * 2))
    this.#blocks.at(-1)!.write(text, this.#used)
    const places = this.#places.at(-1)!
    places[at * 2] = (this.#blocks.length - 1) * blockBytes + this.#used
    places[at * 2 + 1] = size
    this.#used += size
    this.count++
  }

  /** `undefined` when there is no string of that number. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    const places = this.#places[Math.floor(index / pieceTexts)]!
    const start = places[(index % pieceTexts) * 2]!
    const offset = start % blockBytes
    const size = places[(index % pieceTexts) * 2 + 1]!
    return this.#blocks[(start - offset) / blockBytes]!.toString('utf8', offset, offset + size)
  }
}

/** Texts of one piece of places: 512 KB. */
const pieceTexts = 65_536
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
