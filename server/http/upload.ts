import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../platform/problem.ts'

/** A file that a user sent, whole on disk; whoever takes it over deletes it. `sha256` is hexadecimal. */
export type Upload = { id: string; name: string; path: string; size: number; sha256: string }

/** A sheet of a million rows has about 150 MB; 400 MB leaves room and still refuses nonsense. */
export const uploadLimit = 400 * 1024 * 1024

/** Errors: tooLarge; invalid when the request holds no file. */
export async function saveUpload(
  file: { filename: string; stream: Readable } | undefined,
  dataDir: string,
): Promise<Upload> {
  if (!file) throw new Problem('invalid', { fields: [{ path: 'file', code: 'required', text: '' }] })
  const folder = join(dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = uuidv7()
  const path = join(folder, id)
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      hash.update(chunk)
      done(size > uploadLimit ? new Problem('tooLarge') : null, chunk)
    },
  })
  try {
    await pipeline(file.stream, measure, createWriteStream(path, { mode: 0o600, flush: true }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { id, name: file.filename, path, size, sha256: hash.digest('hex') }
}
