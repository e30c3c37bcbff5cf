import { bytesOf, type ByteSource } from './source.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * A mark at the start decides; without one the whole file is tried as UTF-8, and what is not UTF-8 is GB18030, in
 * which Chinese Excel and WPS save CSV. A look at the beginning would not do: it may be all digits.
 */
export async function guessEncoding(source: ByteSource): Promise<TextEncoding> {
  const mark = (await source.read(0, 2)).toString('hex')
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  const unmarked = unmarkedUtf16(await source.read(0, 64 * 1024))
  if (unmarked) return unmarked
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of bytesOf(source)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** UTF-16 without a mark at the start: the zeros beside line ends, commas and digits stand all on one side. */
export function unmarkedUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) zeros[at % 2]!++
  const [even = 0, odd = 0] = zeros
  if (head.toString('hex', 0, 3) === 'efbbbf') return null
  if (even + odd < 2 || (even > 0 && odd > 0)) return null
  return odd > 0 ? 'utf-16le' : 'utf-16be'
}

/** The file as text, without a byte order mark. Bytes that are no character become U+FFFD. */
export async function* decoded(source: ByteSource, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of bytesOf(source)) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}
