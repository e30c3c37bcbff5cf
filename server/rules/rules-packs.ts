import type { Ran } from '@gridward/contract/rules'

export type Signing = {
  document: string
  content: string
  previewed: boolean
  ran: readonly Ran[]
  effectiveFrom: string
  first: { account: string; unit: string; content: string } | null
}

export type SignRefusal =
  | 'changed'
  | 'noDocument'
  | 'noExamples'
  | 'wrongExample'
  | 'notPreviewed'
  | 'past'
  | 'noUnit'
  | 'samePerson'
  | 'sameUnit'

/** May this person sign this content of a draft today? */
export function maySign(
  draft: Signing,
  signer: { account: string; unit: string },
  content: string,
  today: string,
): SignRefusal | null {
  if (content !== draft.content) return 'changed'
  if (draft.document === '') return 'noDocument'
  if (draft.ran.length === 0) return 'noExamples'
  if (draft.ran.some((one) => !one.right)) return 'wrongExample'
  if (!draft.previewed) return 'notPreviewed'
  // what was decided under the old parameters stays decided: a pack does not reach back
  if (draft.effectiveFrom < today) return 'past'
  if (signer.unit === '') return 'noUnit'
  if (draft.first?.account === signer.account) return 'samePerson'
  return draft.first?.unit === signer.unit ? 'sameUnit' : null
}

/** One unit has one spelling: without spaces, half width. */
export const plainUnit = (unit: string): string => unit.normalize('NFKC').replace(/\s+/g, '')
