import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Keys } from '../keys.ts'
import { openSealed, sealFile, type SealedFile } from '../tables/index.ts'

/** Where the files of imports wait, sealed, under their import's id. */
const ending = '.sealed'
const pathOf = (dataDir: string, id: string): string => join(dataDir, 'uploads', `${id}${ending}`)
export const fileAbout = (id: string): string => `import.file ${id}`

/** Seals an upload under the id of its import and deletes the upload; answers the file's sealed key. */
export async function keepFile(keys: Keys, dataDir: string, id: string, upload: string): Promise<Buffer> {
  const key = await sealFile(upload, pathOf(dataDir, id))
  await rm(upload, { force: true })
  return keys.seal(Buffer.from(key).toString('base64'), fileAbout(id))
}

export const keptFile = (keys: Keys, dataDir: string, id: string, key: Uint8Array): SealedFile => ({
  path: pathOf(dataDir, id),
  key: Buffer.from(keys.open(key, fileAbout(id)), 'base64'),
})

export const dropFile = (dataDir: string, id: string): Promise<void> => rm(pathOf(dataDir, id), { force: true })

/** Imports of which a file lies in the folder. */
export const keptFiles = async (dataDir: string): Promise<string[]> =>
  (await readdir(join(dataDir, 'uploads')).catch(() => []))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))

/** SHA-256 of the file as it was uploaded, hexadecimal. */
export async function digestOf(file: SealedFile): Promise<string> {
  const source = await openSealed(file)
  const hash = createHash('sha256')
  const step = 1024 * 1024
  try {
    for (let at = 0; at < source.size; at += step) hash.update(await source.read(at, Math.min(step, source.size - at)))
  } finally {
    await source.close()
  }
  return hash.digest('hex')
}
