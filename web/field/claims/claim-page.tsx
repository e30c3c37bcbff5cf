import { readClaim, type ClaimView } from '@gridward/contract/declarations/claims'
import { definitionOf } from '@gridward/contract/questionnaire/shipped'
import { useEffect, useState } from 'react'
import { call, ProblemError } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { useFormWords } from '../rounds/form/forms.ts'
import { ClaimParts } from './claim-parts.tsx'
import { Correcting } from './correcting.tsx'
import { Judging } from './judging.tsx'
import { undoFor, verdictKind, type VerdictBody } from './verdict.ts'
import { claimWords } from './words.ts'

type Props = { id: string; correcting: boolean; step: number }

/** One claim beside the register, and what to do about it. Its answers stay in memory: they are not the phone's to keep. */
export default function ClaimPage({ id, correcting, step }: Props) {
  const words = useWords(claimWords)
  const formats = useFormats()
  const { record, go } = useField()
  const { claim, problem, again } = useClaim(id)
  const [persons, setPersons] = useState<Record<number, string | null>>({})
  const definition = claim && definitionOf(claim.questionnaire, claim.version)
  const said = useFormWords(definition)
  if (!claim) return problem ? <Closed problem={problem} again={again} /> : <Loading />
  if (!definition || !said) return <Loading />
  const judge = async (verdict: Omit<VerdictBody, 'claim' | 'address'>): Promise<void> => {
    const body: VerdictBody = { claim: id, address: claim.address, ...verdict }
    await record(verdictKind, body, { holdFor: undoFor })
  }
  const chosen = chosenOf(persons)
  if (correcting) return <Correcting {...{ claim, definition, said, step }} onSave={judge} />
  return (
    <>
      <h1 className="door-title">{claim.address || words.noAddress}</h1>
      <p className="rounds-soft">{words.at(formats.dateTime(claim.observedAt))}</p>
      <ClaimParts {...{ claim, definition, said, persons }} onPersons={setPersons} />
      <Judging
        onVerdict={(verdict) => void judge({ ...verdict, ...chosen }).then(() => go('/claims'))}
        onCorrect={() => go(`/claims/${id}/correct/1`)}
      />
    </>
  )
}

/** Only what somebody tapped is sent: for the rest the server's own comparison stands. */
function chosenOf(persons: Record<number, string | null>): { persons?: (string | null)[] } {
  const rows = Object.keys(persons).map(Number)
  if (rows.length === 0) return {}
  return { persons: Array.from({ length: Math.max(...rows) + 1 }, (_, row) => persons[row] ?? null) }
}

function useClaim(id: string): { claim: ClaimView | undefined; problem: unknown; again: () => void } {
  const { online } = useField()
  const [claim, setClaim] = useState<ClaimView>()
  const [problem, setProblem] = useState<unknown>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let gone = false
    call(readClaim, { params: { id } }).then(
      (found) => !gone && setClaim(found),
      (caught: unknown) => !gone && setProblem(caught),
    )
    return () => void (gone = true)
    // once it was read it stays: opening it again is another look in the journal
  }, [id, round, online && claim === undefined])
  return { claim, problem, again: () => (setProblem(undefined), setRound(round + 1)) }
}

function Closed({ problem, again }: { problem: unknown; again: () => void }) {
  const words = useWords(claimWords)
  const { go } = useField()
  const code = problem instanceof ProblemError ? problem.code : undefined
  const says = code === 'unreachable' ? words.offlineOpen : code === 'gone' || code === 'notFound' ? words.gone : ''
  if (!says) return <Failed problem={problem} again={again} />
  return (
    <>
      <p className="notice notice-warn">{says}</p>
      <button type="button" className="main-button" onClick={() => go('/claims')}>
        {words.toList}
      </button>
    </>
  )
}
