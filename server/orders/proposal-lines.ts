import type { ProposalLine } from '@gridward/contract/orders'
import { scopeFor, type Session } from '../access/index.ts'
import { needsThird, nextStep, type Proposal, type Signer } from './rules-lifecycle.ts'
import type { ProposalRow } from './store-proposals.ts'

/** Does this session hold the right to sign for an area? */
export function maySign(session: Session, area: string): boolean {
  try {
    scopeFor(session, 'orders.sign', area, 'restriction')
    return true
  } catch {
    return false
  }
}

export const factsOf = (row: ProposalRow): Proposal => ({
  proposer: { account: row.proposer, unit: row.unit },
  second: row.second ? { account: row.second, unit: row.secondUnit! } : null,
  people: row.people,
  lately: row.lately,
  opened: row.opened,
  closed: row.state !== 'proposed' && row.state !== 'waitsForThird',
})

export function lineOf(row: ProposalRow, signer: Signer, session: Session): ProposalLine {
  const signers = [{ name: row.proposerName, unit: row.unit, at: row.proposedAt }]
  if (row.second) signers.push({ name: row.secondName ?? '', unit: row.secondUnit!, at: row.secondAt! })
  if (row.third) signers.push({ name: row.thirdName ?? '', unit: row.thirdUnit!, at: row.thirdAt! })
  const facts = factsOf(row)
  return {
    id: row.id,
    area: row.area,
    kind: row.kind,
    basis: row.basis,
    people: row.people,
    needsThird: needsThird(row),
    state: row.state,
    signers,
    closedWhy: row.closedWhy,
    next: nextStep(facts, signer, maySign(session, row.area)),
  }
}
