import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { openFile, type ByteSource } from './source.ts'

/**
 * An uploaded file as it waits on disk: AES-256 in counter mode, so that it can be read from any place. The key is the
 * file's own; who erases it has erased the file. Whether the bytes are unchanged is told by the digest of the upload.
 */
export type SealedFile = { path: string; key: Uint8Array }

const algorithm = 'aes-256-ctr'
const blockBytes = 16

const parts = (key: Uint8Array): [Uint8Array, Uint8Array] => [key.subarray(0, 32), key.subarray(32, 48)]

/** Seals a file into another one; answers its new key (32 bytes, and 16 for the start of the counter). */
export async function sealFile(from: string, to: string): Promise<Uint8Array> {
  const key = randomBytes(48)
  try {
    await pipeline(
      createReadStream(from),
      createCipheriv(algorithm, ...parts(key)),
      createWriteStream(to, { mode: 0o600, flush: true }),
    )
  } catch (cause) {
    await rm(to, { force: true })
    throw cause
  }
  return key
}

export async function openSealed({ path, key }: SealedFile): Promise<ByteSource> {
  const file = await openFile(path)
  const [secret, start] = parts(key)
  return {
    size: file.size,
    close: () => file.close(),
    async read(offset, length) {
      const within = offset % blockBytes
      const bytes = await file.read(offset - within, length + within)
      const decipher = createDecipheriv(algorithm, secret, counterAt(start, (offset - within) / blockBytes))
      return decipher.update(bytes).subarray(within)
    },
  }
}

/** The counter is a number of 128 bits, highest byte first, that grows by one with each block. */
function counterAt(start: Uint8Array, block: number): Buffer {
  const sum = (BigInt(`0x${Buffer.from(start).toString('hex')}`) + BigInt(block)) % (1n << 128n)
  return Buffer.from(sum.toString(16).padStart(32, '0'), 'hex')
}
