import 'reflect-metadata'
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { AsnConvert } from '@peculiar/asn1-schema'
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509'
import * as x509 from '@peculiar/x509'
import { privateNetworks } from './names.ts'

/** A certificate and its key as PEM. */
export type Pair = { cert: string; key: string }

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 86_400_000

/** Phones are visited once for it, so it lasts as long as a phone. */
const authorityDays = 3650
/** Apple refuses a leaf above 825 days, even of an authority that the owner installed (HT210176). */
export const leafDays = 397

const pem = (label: string, der: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END ${label}-----\n`

const newKey = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

async function pair(cert: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<Pair> {
  const key = pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return { cert: `${cert.toString('pem').trim()}\n`, key }
}

const span = (now: number, days: number): { notBefore: Date; notAfter: Date } => ({
  // phones whose clock is a day behind must accept it too
  notBefore: new Date(now - day),
  notAfter: new Date(now + days * day),
})

/**
 * An authority that can vouch for private addresses and the names given here, for nothing else: whoever steals its key
 * cannot pretend to be a bank on the phones that trust it.
 */
export async function makeAuthority(title: string, names: readonly string[], now: number): Promise<Pair> {
  const keys = await newKey()
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Gridward'] }, { CN: [title] }],
    keys,
    signingAlgorithm: algorithm,
    ...span(now, authorityDays),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension('2.5.29.30', true, AsnConvert.serialize(permitted(names))),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return pair(cert, keys)
}

function permitted(names: readonly string[]): NameConstraints {
  const hosts = ['localhost', 'local', 'lan', ...names.filter((name) => !isIP(name))]
  const single = names.filter((name) => isIP(name)).map((ip) => `${ip}/${isIP(ip) === 4 ? 32 : 128}`)
  const bases = [
    ...[...new Set(hosts)].map((dNSName) => new GeneralName({ dNSName })),
    ...[...new Set([...privateNetworks, ...single])].map((iPAddress) => new GeneralName({ iPAddress })),
  ]
  const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })))
  return new NameConstraints({ permittedSubtrees })
}

/** A certificate for a server, signed by an authority. */
export async function makeLeaf(authority: Pair, names: readonly string[], now: number): Promise<Pair> {
  const keys = await newKey()
  const issuer = new x509.X509Certificate(authority.cert)
  const der = createPrivateKey(authority.key).export({ type: 'pkcs8', format: 'der' })
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  const alternatives = names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value }))
  const cert = await x509.X509CertificateGenerator.create({
    subject: [{ O: ['Gridward'] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    ...span(now, leafDays),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternatives),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return pair(cert, keys)
}

/** SHA-256 of a certificate in pairs, as phones show it. */
export const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256
