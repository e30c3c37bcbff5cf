import type { ClaimView } from '@gridward/contract/declarations/claims'
import type { Definition, Question } from '@gridward/contract/questionnaire'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { bound, repeatOf, rootQuestions } from '../rounds/form/binds.ts'
import type { Row } from '../rounds/form/draft.ts'
import type { SaidForm } from '../rounds/form/forms.ts'
import { claimWords } from './words.ts'

type Props = {
  claim: ClaimView
  definition: Definition
  said: SaidForm
  persons: Record<number, string | null>
  onPersons: (persons: Record<number, string | null>) => void
}

/** What was said, part by part; beside each person, who that is in the register. */
export function ClaimParts({ claim, definition, said, persons, onPersons }: Props) {
  const words = useWords(claimWords)
  const formats = useFormats()
  const repeat = repeatOf(definition)
  const rows = repeat && Array.isArray(claim.answers[repeat.key]) ? (claim.answers[repeat.key] as Row[]) : []
  const who = (row: number) => (
    <Who residents={claim.residents} chosen={persons[row]} onChosen={(to) => onPersons({ ...persons, [row]: to })} />
  )
  const nameIn = (row: Row): string => String(row[bound(repeat?.questions ?? [], 'person.name')?.key ?? ''] ?? '')
  return (
    <>
      {claim.problems.length > 0 && (
        <section className="notice notice-warn">
          <h2>{words.problems(formats.number(claim.problems.length))}</h2>
          <ul className="claim-doubts">
            {claim.problems.map(({ path, text }) => (
              <li key={path + text}>
                {said.labels.labels[path.split('/').pop()!] ?? path}：{text}
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>{repeat ? words.household : words.person}</h2>
      <Said questions={rootQuestions(definition)} answers={claim.answers} {...{ definition, said }} />
      {!repeat && who(0)}
      {rows.map((row, i) => (
        <section key={i}>
          <h2>{words.row(formats.number(i + 1), nameIn(row))}</h2>
          {who(i)}
          <Said questions={repeat?.questions ?? []} answers={row} {...{ definition, said }} />
        </section>
      ))}
    </>
  )
}

type SaidProps = { questions: readonly Question[]; answers: Row; definition: Definition; said: SaidForm }

function Said({ questions, answers, definition, said }: SaidProps) {
  const words = useWords(claimWords)
  const answered = questions.filter(({ key }) => answers[key] !== undefined)
  if (answered.length === 0) return <p className="rounds-soft">{words.blank}</p>
  return (
    <dl className="claim-said">
      {answered.map((question) => (
        <div key={question.key}>
          <dt>{said.labels.labels[question.key] ?? question.key}</dt>
          <dd>{textOf(question, answers[question.key], definition, said)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** An answer as people read it; a code that no list knows is shown as it came. */
export function textOf(question: Question, value: unknown, definition: Definition, { labels }: SaidForm): string {
  const one = (item: unknown): string => {
    const text = String(item)
    const known = 'choices' in question && definition.lists[question.choices]?.includes(text)
    return (known && 'choices' in question && labels.choices[question.choices]?.[text]) || text
  }
  if (Array.isArray(value)) return value.map(one).join('、')
  return question.type === 'datetime' ? one(value).replace('T', ' ') : one(value)
}

type WhoProps = {
  residents: ClaimView['residents']
  /** Undefined: nobody tapped anything; null: nobody of the register. */
  chosen: string | null | undefined
  onChosen: (person: string | null) => void
}

function Who({ residents, chosen, onChosen }: WhoProps) {
  const words = useWords(claimWords)
  if (residents.length === 0) return <p className="rounds-soft">{words.nobody}</p>
  return (
    <div className="claim-who" role="group" aria-label={words.register}>
      <p>
        {words.register}
        {chosen === undefined && `：${words.automatic}`}
      </p>
      {residents.map(({ id, name, idNumber }) => (
        <button key={id} type="button" className="choice" aria-pressed={chosen === id} onClick={() => onChosen(id)}>
          {name} <span className="number">{idNumber}</span>
        </button>
      ))}
      <button type="button" className="choice" aria-pressed={chosen === null} onClick={() => onChosen(null)}>
        {words.fresh}
      </button>
    </div>
  )
}
