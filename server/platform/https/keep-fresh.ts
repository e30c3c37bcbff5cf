import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { millis } from '../clock.ts'
import { renewLeaf } from './set-up.ts'

type Files = { cert: string; key: string }

const stampOf = ({ cert, key }: Files): string =>
  [cert, key]
    .map((path) => statSync(path))
    .map((file) => `${file.ino} ${file.mtimeMs} ${file.size}`)
    .join()

/**
 * Hands over a new certificate without a restart: our own leaf before it ends or when the machine gets another address,
 * the district's when its files change. A pair that does not fit is told and the present one stays.
 */
export function keepFresh(
  dataDir: string,
  files: Files,
  hand: (pair: Files) => void,
  warn: (error: unknown) => void,
  seconds = 600,
): () => void {
  let seen = stampOf(files)
  const look = async (): Promise<void> => {
    await renewLeaf(dataDir, millis())
    const stamp = stampOf(files)
    if (stamp === seen) return
    hand({ cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') })
    seen = stamp
  }
  let looking = look().catch(warn)
  const timer = setInterval(() => void (looking = looking.then(look).catch(warn)), seconds * 1000).unref()
  return () => clearInterval(timer)
}
