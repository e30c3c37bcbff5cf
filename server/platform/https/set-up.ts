import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { checkOwn, type OwnCertificate } from './own.ts'
import { cleanNames, mayVouch, ownNames } from './names.ts'
import { authorityFiles, httpsFolder, leafFiles, readHttps, saveHttps, savePair, type Https } from './state.ts'

type Authority = Extract<Https, { kind: 'authority' }>

/** A leaf is renewed a month before its end: a server that stands still for a week still comes back with a good one. */
const renewBefore = 30 * 86_400_000

/**
 * Makes or keeps the local authority and gives the server a leaf for every address of this machine and these names (none:
 * those of before). `again` makes a new authority, which every phone has to install anew.
 * Errors: a name that the existing authority cannot vouch for.
 */
export async function useAuthority(
  dataDir: string,
  options: { title: string; names: readonly string[]; again: boolean; now: number },
): Promise<{ names: string[]; made: boolean }> {
  const before = readHttps(dataDir)
  const known = before?.kind === 'authority' ? before : undefined
  const names = options.names.length > 0 ? cleanNames(options.names) : (known?.names ?? [])
  const files = authorityFiles(dataDir)
  const made = options.again || !known || !existsSync(files.key)
  const permitted = made ? [...new Set([...names, ...ownNames()])] : known.permitted
  const beyond = names.filter((name) => !mayVouch(name, permitted))
  if (beyond.length > 0)
    throw new Error(
      `现有的本地根证书不能用于 ${beyond.join('、')}；加 --again 重新制作，之后每部手机要重新安装。\n` +
        `The present authority cannot vouch for ${beyond.join(', ')}; --again makes a new one, which every phone has to install anew.`,
    )
  if (made)
    await savePair(files, await (await import('./authority.ts')).makeAuthority(options.title, permitted, options.now))
  const https: Authority = { kind: 'authority', names, permitted }
  const given = await giveLeaf(dataDir, https, options.now)
  await saveHttps(dataDir, https)
  return { names: given, made }
}

async function giveLeaf(dataDir: string, https: Authority, now: number): Promise<string[]> {
  const files = authorityFiles(dataDir)
  const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')])
  const names = wantedNames(https)
  const { makeLeaf } = await import('./authority.ts')
  await savePair(leafFiles(dataDir), await makeLeaf({ cert, key }, names, now))
  return names
}

const wantedNames = (https: Authority): string[] => [
  ...new Set([...https.names, ...ownNames().filter((name) => mayVouch(name, https.permitted))]),
]

/** A new leaf when the present one ends soon or this machine got another address. Answers whether there is a new one. */
export async function renewLeaf(dataDir: string, now: number): Promise<boolean> {
  const https = readHttps(dataDir)
  if (https?.kind !== 'authority') return false
  const text = await readFile(leafFiles(dataDir).cert, 'utf8').catch(() => undefined)
  if (text) {
    const leaf = new X509Certificate(text)
    const covered = wantedNames(https).every((name) => (isIP(name) ? leaf.checkIP(name) : leaf.checkHost(name)))
    if (covered && Date.parse(leaf.validTo) - now > renewBefore) return false
  }
  await giveLeaf(dataDir, https, now)
  return true
}

/** The district's own certificate, read from where it lies at each start and whenever it changes. */
export async function useOwn(dataDir: string, cert: string, key: string, now: number): Promise<OwnCertificate> {
  const checked = await checkOwn(resolve(cert), resolve(key), now)
  await saveHttps(dataDir, { kind: 'own', cert: resolve(cert), key: resolve(key) })
  return checked
}

/** Back to plain http. The authority's files go too: phones that trust it should remove it. */
export const useNone = (dataDir: string): Promise<void> => rm(httpsFolder(dataDir), { recursive: true, force: true })
