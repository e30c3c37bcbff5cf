import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** A file that can be read from any place: on disk as it is, or sealed (see intake/). */
export type ByteSource = {
  size: number
  /** Fewer bytes than asked for at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export async function openFile(path: string): Promise<ByteSource> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    return { size, read: (offset, length) => readAt(file, offset, length), close: () => file.close() }
  } catch (cause) {
    await file.close()
    throw cause
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled === length ? buffer : buffer.subarray(0, filled)
}

const step = 256 * 1024

/** Bytes from `start` up to, not including, `end`. */
export async function* bytesOf(source: ByteSource, start = 0, end = source.size): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += step) {
    const bytes = await source.read(at, Math.min(step, end - at))
    if (bytes.length === 0) return
    yield bytes
  }
}

export const streamOf = (source: ByteSource, start: number, end: number): Readable =>
  Readable.from(bytesOf(source, start, end), { objectMode: false, highWaterMark: 4 * step })
