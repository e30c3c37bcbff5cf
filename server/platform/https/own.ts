import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'

/** `warnings`: what works on this machine and may not on a phone. Both languages in one sentence. */
export type OwnCertificate = { names: string[]; until: string; warnings: string[] }

/** Errors: unreadable files, a key of another certificate, one that is not valid yet or any more, one without names. */
export async function checkOwn(certPath: string, keyPath: string, now: number): Promise<OwnCertificate> {
  const text = await read(certPath)
  const chain = certificates(text, certPath)
  const leaf = chain[0]!
  const key = privateKey(await read(keyPath), keyPath)
  if (!leaf.checkPrivateKey(key)) fail(`${keyPath} 不是这张证书的私钥`, `${keyPath} is not the key of this certificate`)
  createSecureContext({ cert: text, key: key.export({ type: 'pkcs8', format: 'pem' }) })
  const [from, until] = [Date.parse(leaf.validFrom), Date.parse(leaf.validTo)]
  if (from > now) fail(`证书要到 ${leaf.validFrom} 才生效`, `the certificate is valid only from ${leaf.validFrom}`)
  if (until < now) fail(`证书已于 ${leaf.validTo} 过期`, `the certificate ended on ${leaf.validTo}`)
  const names = (leaf.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''))
  if (!leaf.subjectAltName)
    fail('证书里没有主机名，浏览器会拒绝', 'the certificate has no host names; browsers refuse it')
  return { names, until: new Date(until).toISOString(), warnings: warnings(chain, until - now) }
}

function warnings(chain: X509Certificate[], left: number): string[] {
  const list: string[] = []
  const leaf = chain[0]!
  if (left < 30 * 86_400_000)
    list.push(
      `证书还有 ${Math.floor(left / 86_400_000)} 天到期，请尽快续期 · it ends in ${Math.floor(left / 86_400_000)} days`,
    )
  if (chain.length === 1 && leaf.issuer !== leaf.subject)
    list.push(
      '文件里没有中间证书，有的手机会不信任；请用包含完整证书链的文件（fullchain）· intermediate certificates are missing; some phones will not trust it: use the full chain',
    )
  if (leaf.issuer === leaf.subject)
    list.push('这是自签名证书，手机不会信任 · it is signed by itself, and phones will not trust it')
  return list
}

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    fail(`无法读取 ${path}（${error.code}）`, `${path} cannot be read (${error.code})`),
  )

function certificates(text: string, path: string): X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block))
  } catch {
    // said below, with the name of the file
  }
  return fail(`${path} 不是 PEM 格式的证书`, `${path} is no certificate in PEM form`)
}

function privateKey(text: string, path: string): ReturnType<typeof createPrivateKey> {
  try {
    return createPrivateKey(text)
  } catch {
    return fail(`${path} 不是未加密的 PEM 私钥`, `${path} is no unencrypted private key in PEM form`)
  }
}

function fail(zh: string, en: string): never {
  throw new Error(`${zh}。\n${en}.`)
}
