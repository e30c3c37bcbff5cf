import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'

/**
 * Backups are sealed to a public key; the private key exists only as printed shares, any two of three of which open it
 * (Shamir). The server can make backups alone; reading one takes two people.
 */
export type Custody = { publicKey: string; shares: string[] }

export async function makeCustody(): Promise<Custody> {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' })
  const shares = await split(new Uint8Array(secret), 3, 2)
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    shares: shares.map((share) => grouped(Buffer.from(share).toString('hex'))),
  }
}

/** Groups of four, so that a person can read a share from paper and type it. */
const grouped = (hex: string): string =>
  hex
    .toUpperCase()
    .match(/.{1,4}/g)!
    .join(' ')

const publicFrom = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' })

/** A key for one backup, and what has to be written in front of it so that the custodians can find it again. */
export function sealFor(publicKey: string): { key: Buffer; ephemeral: string } {
  const mine = generateKeyPairSync('x25519')
  const shared = diffieHellman({ privateKey: mine.privateKey, publicKey: publicFrom(publicKey) })
  const ephemeral = mine.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { key: derive(shared, ephemeral), ephemeral }
}

/** Errors: fewer than two shares, or shares that do not belong together. */
export async function openWith(shares: readonly string[], ephemeral: string): Promise<Buffer> {
  const parts = shares.map((share) => new Uint8Array(Buffer.from(share.replace(/[^0-9a-fA-F]/g, ''), 'hex')))
  try {
    const secret = Buffer.from(await combine(parts))
    const privateKey = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' })
    return derive(diffieHellman({ privateKey, publicKey: publicFrom(ephemeral) }), ephemeral)
  } catch (cause) {
    throw new Error(
      '这两份打不开这个备份：要三份打印件中的任意两份，照纸上一字不差地输入。\n' +
        'These shares do not open this backup: two of the three printed shares are needed, typed exactly.',
      { cause },
    )
  }
}

const derive = (shared: Buffer, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, salt, 'gridward backup', 32))
