import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Keys live in a file outside the database (mode 0600). `seal` holds every key that data may still be sealed with, the
 * newest last; `blind` makes the index over whole values; `sign` signs what we hand out.
 */
export type KeyFile = { version: 1; seal: { id: number; key: string }[]; blind: string; sign: string }

export type Keys = {
  /** AES-256-GCM: [key id, 1 byte] [nonce, 12] [tag, 16] [cipher text]. `about` binds the value to its place. */
  seal(text: string, about: string): Buffer
  /** Errors: a value that was changed, or moved to another place. */
  open(sealed: Uint8Array, about: string): string
  /** HMAC-SHA-256 over the whole value: equal values meet, nothing else can be learnt without the key. */
  blind(text: string, about: string): Buffer
  sign(text: string): Buffer
  readonly newest: number
}

export async function loadKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'keys.json')
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return makeKeys(text === undefined ? await createKeyFile(path) : (JSON.parse(text) as KeyFile))
}

async function createKeyFile(path: string): Promise<KeyFile> {
  const key = (): string => randomBytes(32).toString('base64')
  const file: KeyFile = { version: 1, seal: [{ id: 1, key: key() }], blind: key(), sign: key() }
  await saveKeyFile(path, file)
  return file
}

/** Whole or not at all: a half-written key file would lose every sealed value. */
export async function saveKeyFile(path: string, file: KeyFile): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(file, null, 2), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

export function makeKeys(file: KeyFile): Keys {
  const sealing = new Map(file.seal.map(({ id, key }) => [id, Buffer.from(key, 'base64')]))
  const newest = file.seal.at(-1)!.id
  const blindKey = Buffer.from(file.blind, 'base64')
  const signKey = Buffer.from(file.sign, 'base64')
  return {
    newest,
    seal(text, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing.get(newest)!, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Uint8Array.of(newest), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, about) {
      const key = sealing.get(sealed[0] ?? -1)
      if (!key) throw new Error(`sealed with key ${sealed[0]}, which this installation does not have`)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(Buffer.from(about))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return decipher.update(sealed.subarray(29), undefined, 'utf8') + decipher.final('utf8')
    },
    blind: (text, about) => createHmac('sha256', blindKey).update(`${about}\n${text}`).digest(),
    sign: (text) => createHmac('sha256', signKey).update(text).digest(),
  }
}
