import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Keys live in a file outside the database (mode 0600). `seal` holds every key that data may be sealed with, the newest
 * last; `blind` makes the index over whole values; `sign` signs what we hand out. `pepper` stands before hashed PINs (the
 * first blind key when it is not named). `next` is there while a rotation is under way (rotate.ts).
 */
export type KeyFile = {
  version: 1
  seal: SealKey[]
  blind: string
  sign: string
  pepper?: string
  next?: { seal: SealKey; blind: string }
}
export type SealKey = { id: number; key: string }

export type Keys = {
  /** AES-256-GCM: [key id, 1 byte] [nonce, 12] [tag, 16] [cipher text]. `about` binds the value to its place. */
  seal(text: string, about: string): Buffer
  /** Errors: a value that was changed, or moved to another place. */
  open(sealed: Uint8Array, about: string): string
  /** HMAC-SHA-256 over the whole value: equal values meet, nothing else can be learnt without the key. */
  blind(text: string, about: string): Buffer
  sign(text: string): Buffer
  /** For what is hashed and can never be made anew without its owner: PINs. Stays the same for good. */
  pepper(text: string, about: string): Buffer
  readonly newest: number
}

export const keyPath = (folder: string): string => join(folder, 'keys.json')

/**
 * The keys of an installation, made at its first start and never beside data that other keys sealed.
 * Errors: no keys where there must be some, a rotation that was interrupted.
 */
export async function loadKeys(folder: string, hasData = false): Promise<Keys> {
  const known = await readKeyFile(folder)
  if (!known && hasData)
    throw new Error(
      `数据库里有数据，而 ${folder} 里没有密钥。请找回 keys 目录，或从备份恢复。\n` +
        `The database has data and ${folder} has no keys. Find the keys folder again, or restore a backup.`,
    )
  const file = known ?? (await createKeyFile(folder))
  if (file.next)
    throw new Error(
      '密钥更换还没有完成，请运行 gridward keys rotate 继续。\nA rotation of the keys is not finished; run gridward keys rotate to go on.',
    )
  return makeKeys(file)
}

export async function readKeyFile(folder: string): Promise<KeyFile | undefined> {
  const text = await readFile(keyPath(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as KeyFile)
}

export const newKey = (): string => randomBytes(32).toString('base64')

async function createKeyFile(folder: string): Promise<KeyFile> {
  const file: KeyFile = { version: 1, seal: [{ id: 1, key: newKey() }], blind: newKey(), sign: newKey() }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await saveKeyFile(keyPath(folder), file)
  return file
}

/** Whole or not at all, and on the disk when it answers: a lost key file would lose every sealed value. */
export async function saveKeyFile(path: string, file: KeyFile): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(file, null, 2), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

export function makeKeys(file: KeyFile): Keys {
  const sealing = new Map(file.seal.map(({ id, key }) => [id, Buffer.from(key, 'base64')]))
  const newest = file.seal.at(-1)!.id
  const blindKey = Buffer.from(file.blind, 'base64')
  const signKey = Buffer.from(file.sign, 'base64')
  const pepperKey = Buffer.from(file.pepper ?? file.blind, 'base64')
  const hmac = (key: Buffer, text: string, about: string): Buffer =>
    createHmac('sha256', key).update(`${about}\n${text}`).digest()
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
    blind: (text, about) => hmac(blindKey, text, about),
    pepper: (text, about) => hmac(pepperKey, text, about),
    sign: (text) => createHmac('sha256', signKey).update(text).digest(),
  }
}
