import type { ClaimView } from '@gridward/contract/declarations/claims'
import type { PersonLine } from '@gridward/contract/people/parts'
import type { Definition } from '@gridward/contract/questionnaire'
import { definitionOf } from '@gridward/contract/questionnaire/shipped'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemError } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { householdQuery } from '../doors/queries.ts'
import { AnswerList, RawAnswers } from './answer-list.tsx'
import { partsOf, personRows, withAnswer, type Answers, type Part } from './answers.ts'
import { DoorChoice } from './door-choice.tsx'
import { Judge } from './judge.tsx'
import { likelyPerson } from './likely-person.ts'
import { claimQuery } from './queries.ts'
import { WhoIsIt } from './who-is-it.tsx'
import { claimWords } from './words.ts'

type Props = { id: string; onJudged: () => void; onBack: () => void }

/** One claim with what the register says beside it. */
export function ClaimPanel({ id, onJudged, onBack }: Props) {
  const words = useWords(claimWords)
  const query = useQuery(claimQuery(id))
  const gone = query.error instanceof ProblemError && ['gone', 'notFound'].includes(query.error.code)
  return (
    <section className="day-panel claims-panel">
      <p className="claims-back">
        <button type="button" className="day-link" onClick={onBack}>
          ← {words.back}
        </button>
      </p>
      {query.isPending && <Loading />}
      {query.isError &&
        (gone ? (
          <p className="day-note">
            {words.gone}{' '}
            <button type="button" className="day-link" onClick={onJudged}>
              {words.back}
            </button>
          </p>
        ) : (
          <Failed problem={query.error} again={() => void query.refetch()} />
        ))}
      {query.data && <Claim claim={query.data} onJudged={onJudged} />}
    </section>
  )
}

/** What somebody has changed or chosen about a claim, before it is judged. */
function useClaim(claim: ClaimView) {
  const [answers, setAnswers] = useState<Answers>(claim.answers)
  const [editing, setEditing] = useState(false)
  const [door, setDoor] = useState(claim.household ?? undefined)
  /** What somebody chose; a row that nobody touched is proposed from what it says. */
  const [persons, setPersons] = useState<readonly (string | null | undefined)[]>([])
  const behind = useQuery({ ...householdQuery(door ?? ''), enabled: door !== undefined && door !== claim.household })
  const form = definitionOf(claim.questionnaire, claim.version)
  const residents = door === claim.household ? claim.residents : (behind.data?.people.map(asResident) ?? [])
  const rows = form ? partsOf(form, answers).filter((part, _, all) => part.row !== null || all.length === 1) : []
  const chosen = Array.from({ length: form ? personRows(form, answers) : 0 }, (_, row) =>
    persons[row] === undefined && rows[row] ? likelyPerson(rows[row], residents) : (persons[row] ?? null),
  )
  return {
    ...{ form, answers, setAnswers, editing, door, chosen, residents },
    edit: (on: boolean): void => {
      setEditing(on)
      if (!on) setAnswers(claim.answers)
    },
    chooseDoor: (to: string | undefined): void => {
      setDoor(to)
      setPersons([])
    },
    choose: (row: number, person: string | null): void =>
      setPersons(chosen.map((before, at) => (at === row ? person : before))),
  }
}
type Work = ReturnType<typeof useClaim>

function Claim({ claim, onJudged }: { claim: ClaimView; onJudged: () => void }) {
  const work = useClaim(claim)
  const { form, answers, editing, door, chosen, edit } = work
  return (
    <>
      <Head claim={claim} work={work} />
      <Judge
        claim={claim}
        answers={answers}
        household={door}
        persons={chosen}
        editing={editing}
        onEditing={edit}
        onJudged={onJudged}
      />
      {form ? <Parts claim={claim} work={work} form={form} /> : <RawAnswers answers={claim.answers} />}
    </>
  )
}

function Head({ claim, work }: { claim: ClaimView; work: Work }) {
  const words = useWords(claimWords)
  const formats = useFormats()
  const nameOf = useAreaName()
  const { language } = useLanguage()
  return (
    <header className="day-head">
      <h2>{claim.address || words.noAddress}</h2>
      <span>{nameOf(claim.area)}</span>
      <span className="day-soft">
        {work.form?.words?.[language]?.title} · {words.at(formats.dateTime(claim.observedAt))}
      </span>
      {work.door && (
        <Link to="/households/$id" params={{ id: work.door }}>
          {words.openDoor}
        </Link>
      )}
    </header>
  )
}

/** The household and everybody in it, each with what the register has. */
function Parts({ claim, work, form }: { claim: ClaimView; work: Work; form: Definition }) {
  const { answers, setAnswers, editing, door, chosen, choose, chooseDoor, residents } = work
  const parts = partsOf(form, answers)
  const isPerson = (part: Part): boolean => part.row !== null || (parts.length === 1 && chosen.length === 1)
  return parts.map((part) => (
    <div key={`${part.group} ${part.row}`} className="claims-part">
      <AnswerList
        form={form}
        part={part}
        problems={claim.problems}
        observedAt={claim.observedAt}
        answers={answers}
        editing={editing}
        onChange={(key, value) => setAnswers(withAnswer(answers, part, key, value))}
      />
      {part.row === null && !claim.household && (
        <DoorChoice area={claim.area} address={claim.address} chosen={door} onChoose={chooseDoor} />
      )}
      {isPerson(part) && (
        <WhoIsIt
          residents={residents}
          chosen={chosen[part.row ?? 0] ?? null}
          onChoose={(person) => choose(part.row ?? 0, person)}
        />
      )}
    </div>
  ))
}

const asResident = (person: PersonLine): ClaimView['residents'][number] => ({
  id: person.id,
  name: person.name,
  relation: '',
  idNumber: person.idNumber,
})
