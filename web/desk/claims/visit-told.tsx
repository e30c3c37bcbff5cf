import type { SentVisit } from '@gridward/contract/declarations/visits'
import { definitionOf } from '@gridward/contract/questionnaire/shipped'
import { isRecord } from '@gridward/contract/questionnaire/values'
import { useFormats } from '../../ui/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { coverageWords } from '../doors/words.ts'
import { AnswerList, RawAnswers } from './answer-list.tsx'
import { partsOf } from './answers.ts'
import { Told } from './told.tsx'
import { claimWords } from './words.ts'

/** What a phone sent, in words: where, when, what was found, what was said. What is no visit is shown as it came. */
export function VisitTold({ content }: { content: unknown }) {
  return isVisit(content) ? <Visit visit={content} /> : <Told value={content} />
}

const isVisit = (content: unknown): content is SentVisit =>
  isRecord(content) &&
  typeof content['area'] === 'string' &&
  typeof content['result'] === 'string' &&
  typeof content['observedAt'] === 'string'

function Visit({ visit }: { visit: SentVisit }) {
  const words = useWords(claimWords).tray
  const { results } = useWords(coverageWords).visits
  const formats = useFormats()
  const nameOf = useAreaName()
  const { estate, building, unit, room } = visit.place ?? {}
  const address = [estate, building, unit, room].filter(Boolean).join(' ')
  const facts = [
    [words.facts.result, results[visit.result] ?? visit.result],
    [words.facts.area, nameOf(visit.area)],
    [words.facts.address, address],
    [words.facts.at, formats.dateTime(visit.observedAt)],
    [words.facts.note, visit.note],
  ] as const
  return (
    <>
      <dl className="day-facts">
        {facts
          .filter(([, text]) => text)
          .map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {visit.declaration && <Said visit={visit} declaration={visit.declaration} />}
    </>
  )
}

type SaidProps = { visit: SentVisit; declaration: NonNullable<SentVisit['declaration']> }

function Said({ visit, declaration: { questionnaire, version, answers } }: SaidProps) {
  const { language } = useLanguage()
  const form = definitionOf(questionnaire, version)
  if (!form) return <RawAnswers answers={answers} />
  return (
    <>
      <h3>{form.words?.[language]?.title}</h3>
      {partsOf(form, answers).map((part) => (
        <AnswerList
          key={`${part.group} ${part.row}`}
          {...{ form, part, answers, problems: [], editing: false }}
          observedAt={visit.observedAt}
          onChange={() => undefined}
        />
      ))}
    </>
  )
}
