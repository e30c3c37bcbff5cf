import type { PairEvidence, PersonView } from '@gridward/contract/people/parts'
import { judgeSame } from '@gridward/contract/people/routes'
import { matchingWords } from '@gridward/contract/words/matching'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { can, useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { peopleWords } from './words.ts'

type Verdict = 'same' | 'different' | 'apart'

/** Records that may be the same person, with the reason for thinking so; a person decides. */
export function Same({ person }: { person: PersonView }) {
  const words = useWords(peopleWords).person
  const matching = useWords(matchingWords)
  const reasons: Record<string, string> = matching.reasons
  const formats = useFormats()
  const writes = can(useSession(), 'people.write')
  const [judging, setJudging] = useState<{ verdict: Verdict; other: string }>()
  const judge = (verdict: Verdict, other: string) => (): void => setJudging({ verdict, other })
  if (person.suspicions.length === 0 && person.mergedFrom.length === 0) return null
  return (
    <section className="day-panel">
      {person.suspicions.length > 0 && <h2>{words.suspicions}</h2>}
      <ul className="people-plain">
        {person.suspicions.map(({ person: other, reason, name, score, evidence }) => (
          <li key={other}>
            <Link to="/people/$id" params={{ id: other }}>
              {name || words.look}
            </Link>
            <span>{reasons[reason] ?? reason}</span>
            {score !== null && (
              <span className="day-soft" title={explained(matching.evidence, evidence)}>
                {matching.score(formats.number(score))}
              </span>
            )}
            {writes && (
              <>
                <button type="button" className="plain-button" onClick={judge('same', other)}>
                  {words.same}
                </button>
                <button type="button" className="plain-button" onClick={judge('different', other)}>
                  {words.different}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {person.mergedFrom.length > 0 && <p>{words.merged(formats.number(person.mergedFrom.length))}</p>}
      {writes &&
        person.mergedFrom.map((other) => (
          <button key={other} type="button" className="day-link" onClick={judge('apart', other)}>
            {words.apart}
          </button>
        ))}
      {judging && <Judge person={person} {...judging} onClose={() => setJudging(undefined)} />}
    </section>
  )
}

const explained = (sentences: Record<string, Record<string, string>>, evidence: readonly PairEvidence[]): string =>
  evidence
    .filter((one) => one.bits !== 0)
    .map(({ field, how }) => sentences[field]?.[how] ?? how)
    .join('；')

type JudgeProps = { person: PersonView; verdict: Verdict; other: string; onClose: () => void }

function Judge({ person, verdict, other, onClose }: JudgeProps) {
  const words = useWords(peopleWords).person
  const navigate = useNavigate()
  const titles = { same: words.sameTitle, different: words.differentTitle, apart: words.apartTitle }
  const leads = { same: words.sameLead, different: words.differentLead, apart: words.apartLead }
  return (
    <ActDialog
      title={titles[verdict]}
      lead={leads[verdict]}
      person={person}
      send={(said) => call(judgeSame, { params: { id: person.id }, body: { ...said, other, verdict } })}
      onClose={onClose}
      onDone={(left) => {
        if (left.id !== person.id) void navigate({ to: '/people/$id', params: { id: left.id }, replace: true })
      }}
    />
  )
}
