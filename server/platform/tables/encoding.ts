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
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of bytesOf(source)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** The file as text, without a byte order mark. Bytes that are no character become U+FFFD. */
export async function* decoded(source: ByteSource, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of bytesOf(source)) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}
