import type { ClaimView } from '@gridward/contract/declarations/claims'
import { dayOf } from '@gridward/contract/days'
import type { Definition } from '@gridward/contract/questionnaire'
import { useEffect, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { readDraft } from '../rounds/form/draft-store.ts'
import type { Draft } from '../rounds/form/draft.ts'
import type { SaidForm } from '../rounds/form/forms.ts'
import { FormSteps } from '../rounds/form/form-steps.tsx'
import type { VerdictBody } from './verdict.ts'
import { claimWords } from './words.ts'

type Props = {
  claim: ClaimView
  definition: Definition
  said: SaidForm
  step: number
  onSave: (verdict: Omit<VerdictBody, 'claim' | 'address'>) => Promise<void>
}

/** What a resident declared, opened in the form of the door with everything in it, to be put right and entered. */
export function Correcting({ claim, definition, said, step, onSave }: Props) {
  const words = useWords(claimWords)
  const { session, shelf } = useField()
  const [first, setFirst] = useState<Draft>()
  useEffect(() => {
    const fresh = draftOf(claim)
    readDraft(shelf, fresh.door, fresh.slot).then(
      (kept) => setFirst(kept ?? fresh),
      () => setFirst(fresh),
    )
  }, [claim, shelf])
  if (!first) return <Loading />
  const residents = claim.residents.map((one) => ({ ...one, sex: null, birthYear: null, phone: '', tags: [] }))
  return (
    <FormSteps
      at={step}
      {...{ first, definition, said, residents }}
      day={{ today: dayOf(new Date(), session.district.zone), synthetic: session.district.demo }}
      title={claim.address || words.noAddress}
      base={`/claims/${claim.id}/correct/`}
      back="/claims"
      onSave={({ answers, persons }) => {
        const named = persons.some((person) => person !== null)
        return onSave({ verdict: 'corrected', answers, ...(named ? { persons } : {}) })
      }}
    />
  )
}

export const draftOf = (claim: ClaimView): Draft => ({
  ...{ door: claim.id, slot: 'claim', grid: claim.area, area: claim.area },
  place: { estate: '', building: '', unit: '', room: '' },
  ...{ questionnaire: claim.questionnaire, version: claim.version, answers: claim.answers },
  persons: rowsIn(claim.answers).map(() => null),
  ...{ gone: [], note: '', observedAt: claim.observedAt, corrects: null },
  told: claim.problems.filter(({ code }) => code !== 'required'),
})

const rowsIn = (answers: ClaimView['answers']): unknown[] =>
  Array.isArray(answers['members']) ? (answers['members'] as unknown[]) : []
