/** A line of the journal that speaks of an order, its proposal or a hold. */
export type Told = { kind: string; subject: string; actor: string | null; content: Record<string, unknown> | null }

/** What an active limit says of itself; `row` is the digest of its columns today. */
export type Claimed = {
  id: string
  about: 'order' | 'hold'
  area: string
  row: string
  sealFits: boolean
  /** The decision's content for an order; null for a hold. */
  content: string | null
  proposal: string | null
  signers: readonly string[]
}

export type Fault = { id: string; about: 'order' | 'hold'; area: string; what: FaultKind }
export type FaultKind = 'sealForged' | 'notIssued' | 'rowChanged' | 'notProposed' | 'notSigned'

/**
 * Limits that nobody's journal lines stand behind. An order needs the proposer's line, a line of every signer for the
 * same content, and the line of its own issue with the digest of the row; a hold needs the official's line.
 */
export function faultsOf(claims: readonly Claimed[], lines: readonly Told[]): Fault[] {
  const bySubject = new Map<string, Told[]>()
  for (const line of lines) bySubject.set(line.subject, [...(bySubject.get(line.subject) ?? []), line])
  return claims.flatMap(({ id, about, area, ...claim }) => {
    const what = faultOf({ id, about, area, ...claim }, (subject) => bySubject.get(subject) ?? [])
    return what ? [{ id, about, area, what }] : []
  })
}

function faultOf(claim: Claimed, told: (subject: string) => readonly Told[]): FaultKind | null {
  if (!claim.sealFits) return 'sealForged'
  const issue = told(claim.id).find((line) => line.kind === (claim.about === 'order' ? 'orders.issued' : 'orders.held'))
  const [proposer, ...others] = claim.signers
  if (!issue || !claim.signers.includes(issue.actor ?? '')) return 'notIssued'
  if (issue.content?.['row'] !== claim.row) return 'rowChanged'
  if (claim.about === 'hold') return null
  const about = told(claim.proposal ?? '').filter((line) => line.content?.['content'] === claim.content)
  if (!about.some((line) => line.kind === 'orders.proposed' && line.actor === proposer)) return 'notProposed'
  const signed = (account: string) => about.some((line) => line.kind === 'orders.signed' && line.actor === account)
  return others.length > 0 && others.every(signed) ? null : 'notSigned'
}
