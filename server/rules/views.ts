import { packFor, type DraftView, type PackView } from '@gridward/contract/rules'
import type { DraftRow, PackRow } from './store.ts'

/** A pack that began is in force where it is the one that holds for its own area; else a later one took over. */
export function packView(pack: PackRow, all: readonly PackRow[], today: string): PackView {
  const { first, second, ...rest } = pack
  const holds = packFor(all, pack.kind, pack.area, today)
  const state = pack.effectiveFrom > today ? 'coming' : holds?.id === pack.id ? 'inForce' : 'superseded'
  return { ...rest, state, signers: [signer(first), signer(second)] }
}

const signer = (s: PackRow['first']): PackView['signers'][number] => ({ ...s, at: new Date(s.at).toISOString() })

export function draftView(row: DraftRow, account: string): DraftView {
  const { content, previewed, firstAccount, firstName, firstUnit, firstAt, preview, ...rest } = row
  return {
    ...rest,
    content: content.toString('hex'),
    preview: previewed ? preview : null,
    signers: firstAccount ? [{ name: firstName ?? '', unit: firstUnit ?? '', at: firstAt! }] : [],
    mine: firstAccount === account,
  }
}
