import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import type { TableLimits } from './limits.ts'
import { TableError, tooBig } from './problem.ts'

export type XmlAttributes = Record<string, string>

export type XmlHandler = {
  /** Names come without their prefix: some programs write `x:row`. */
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text?(text: string): void
}

/** Elements inside each other; a worksheet needs about ten. */
const deepest = 64

/**
 * Feeds a part of the archive to a handler and comes back after each piece, so that the caller can hand on what the
 * handler has gathered. No document types, hence no entities of the file's own.
 */
export async function* parseXml(
  bytes: AsyncIterable<Buffer>,
  part: string,
  handler: XmlHandler,
  limits: TableLimits,
): AsyncGenerator<void> {
  const feed = parserFor(part, handler, limits)
  let decoder: TextDecoder | undefined
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk)
    feed.write(decode(decoder, chunk, part))
    yield
  }
  if (decoder) feed.write(decode(decoder, undefined, part))
  feed.end()
  yield
}

function parserFor(part: string, handler: XmlHandler, limits: TableLimits) {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const names = new Map<string, string>()
  let depth = 0
  let waiting = 0
  const local = (name: string): string => {
    const known = names.get(name)
    if (known !== undefined) return known
    const short = name.slice(name.indexOf(':') + 1)
    if (names.size < 1000) names.set(name, short)
    return short
  }
  parser.on('error', (cause) => {
    throw new TableError('damaged', { part }, { cause, why: cause.message })
  })
  parser.on('doctype', () => {
    throw new TableError('damaged', { part }, { why: 'it declares a document type' })
  })
  parser.on('opentag', (tag) => {
    waiting = 0
    if (++depth > deepest) throw new TableError('damaged', { part }, { why: 'elements lie too deep' })
    handler.open(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    waiting = 0
    depth--
    handler.close(local(tag.name))
  })
  if (handler.text) parser.on('text', handler.text)
  if (handler.text) parser.on('cdata', handler.text)
  return {
    write(text: string): void {
      waiting += text.length
      parser.write(text)
      if (waiting > limits.xmlToken) throw tooBig('xmlToken', limits.xmlToken, { part })
    },
    end(): void {
      parser.close()
    },
  }
}

function decoderFor(first: Buffer): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

function decode(decoder: TextDecoder, chunk: Buffer | undefined, part: string): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch (cause) {
    throw new TableError('damaged', { part }, { cause, why: 'the text is not valid Unicode' })
  }
}

/** Reads a small part whole. */
export async function readXml(
  bytes: AsyncIterable<Buffer>,
  part: string,
  handler: XmlHandler,
  limits: TableLimits,
): Promise<void> {
  for await (const _piece of parseXml(bytes, part, handler, limits));
}
