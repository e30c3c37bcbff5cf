import type { Delta } from '@gridward/contract/metrics'
import { canonical, sha256 } from './canonical.ts'

/** Root over leaves as in RFC 6962 §2.1: 0x00 before a leaf, 0x01 before a node, so that neither passes for the other. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256('')
  let row = leaves.map((leaf) => sha256(Uint8Array.of(0), leaf))
  while (row.length > 1) {
    const next: Buffer[] = []
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i]!, row[i + 1]]
      next.push(right ? sha256(Uint8Array.of(1), left, right) : left)
    }
    row = next
  }
  return row[0]!
}

export type LineOfChain = {
  seq: number
  id: string
  district: number
  happened_at: string
  actor: string | null
  kind: string
  area: string
  subject: string | null
  digest: Buffer
  device: string | null
  /** What the line counted and which day it froze: a changed sum is a changed line. */
  deltas: readonly Delta[]
  freezes: string | null
  /** Digest of the figures that it froze; null for every other line. */
  figures: Buffer | null
}

/** Everything that a numbered line claims, as 32 bytes. */
export const leafOf = (line: LineOfChain): Buffer =>
  sha256(
    [
      line.seq,
      line.id,
      line.district,
      line.happened_at,
      line.actor ?? '',
      line.kind,
      line.area,
      line.subject ?? '',
      line.device ?? '',
      line.freezes ?? '',
      canonical(line.deltas),
    ].join('\n'),
    '\n',
    line.digest,
    ...(line.figures ? ['\n', line.figures] : []),
  )

export const blockHash = (block: { first: number; last: number; root: Uint8Array; previous: Uint8Array }): Buffer =>
  sha256(`${block.first}\n${block.last}\n`, block.root, block.previous)
