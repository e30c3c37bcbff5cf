import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { TableLimits } from './limits.ts'
import { TableError, tooBig } from './problem.ts'
import { streamOf, type ByteSource } from './source.ts'

/** The parts of a workbook, read one at a time straight from the packed file. Names are compared without case. */
export type Archive = {
  has(part: string): boolean
  names(): string[]
  /** Inflates a part; a part that is missing, encrypted, too big or broken is a `TableError`. */
  bytes(part: string): AsyncGenerator<Buffer>
  text(part: string, limit: number): Promise<string>
}

class SourceReader extends yauzl.RandomAccessReader {
  readonly source: ByteSource
  constructor(source: ByteSource) {
    super()
    this.source = source
  }
  override _readStreamForRange(start: number, end: number) {
    return streamOf(this.source, start, end)
  }
  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (cause: Error | null) => void,
  ): void {
    this.source.read(position, length).then((bytes) => {
      bytes.copy(target, offset)
      done(bytes.length < length ? new Error('the file ends too early') : null)
    }, done)
  }
}

const damaged = (cause: unknown, part?: string): TableError =>
  cause instanceof TableError
    ? cause
    : new TableError('damaged', part ? { part } : {}, { cause, why: cause instanceof Error ? cause.message : '' })

/** Reads the list of parts. Entry names are never used as paths; one that climbs out of the archive is refused. */
export async function openArchive(source: ByteSource, limits: TableLimits): Promise<Archive> {
  const parts = new Map<string, yauzl.Entry>()
  let zip: yauzl.ZipFile
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false })
    if (zip.entryCount > limits.entries) throw tooBig('entries', limits.entries)
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.replace(/^\/+/, '').toLowerCase()
      if (parts.has(name)) throw new TableError('damaged', { part: entry.fileName }, { why: 'the part is there twice' })
      parts.set(name, entry)
      if (parts.size > limits.entries) throw tooBig('entries', limits.entries)
    }
  } catch (cause) {
    throw damaged(cause)
  }
  return archiveOf(zip, parts, limits)
}

function archiveOf(zip: yauzl.ZipFile, parts: Map<string, yauzl.Entry>, limits: TableLimits): Archive {
  let inflated = 0
  async function* bytes(part: string): AsyncGenerator<Buffer> {
    const entry = find(parts, part)
    inflated += checkSize(entry, part, inflated, limits)
    let sum = 0
    try {
      const stream = await zip.openReadStreamPromise(entry)
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum)
        yield chunk
      }
    } catch (cause) {
      throw damaged(cause, part)
    }
    if (sum !== entry.crc32) throw new TableError('damaged', { part }, { why: 'the check sum does not agree' })
  }
  async function text(part: string, limit: number): Promise<string> {
    const size = find(parts, part).uncompressedSize
    if (size > limit) throw tooBig('partBytes', limit, { part })
    const chunks: Buffer[] = []
    for await (const chunk of bytes(part)) chunks.push(chunk)
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
  }
  return { has: (part) => parts.has(part.toLowerCase()), names: () => [...parts.keys()], bytes, text }
}

function find(parts: Map<string, yauzl.Entry>, part: string): yauzl.Entry {
  const entry = parts.get(part.toLowerCase())
  if (!entry) throw new TableError('damaged', { part }, { why: 'the part is missing' })
  if (entry.isEncrypted()) throw new TableError('encrypted')
  return entry
}

/** The size that the archive declares is checked here; that no more comes out than declared, yauzl checks. */
function checkSize(entry: yauzl.Entry, part: string, before: number, limits: TableLimits): number {
  const size = entry.uncompressedSize
  if (before + size > limits.inflatedBytes) throw tooBig('inflatedBytes', limits.inflatedBytes, { part })
  if (size > limits.ratioFreeBytes && size > entry.compressedSize * limits.ratio) {
    throw tooBig('ratio', limits.ratio, { part })
  }
  return size
}
