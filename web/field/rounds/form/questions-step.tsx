import { useState } from 'react'
import type { Question } from '@gridward/contract/questionnaire'
import { useWords } from '../../../ui/language.tsx'
import { addressOf, type Place } from '../doors.ts'
import { roundWords } from '../words.ts'
import { Answer } from './answer.tsx'
import { bound, isAddress, isIdentity, repeatOf } from './binds.ts'
import { answerAt, copyJourney, setWell } from './draft.ts'
import type { Page } from './form-steps.tsx'
import { OtherRows } from './other-rows.tsx'
import { pathOf, type Step } from './steps.ts'

type Asking = Extract<Step, { kind: 'root' | 'row' }>

/** The questions of one page that apply. What the register knows already stays folded until somebody says it changed. */
export function QuestionsStep({ step, ...page }: Page & { step: Asking }) {
  const words = useWords(roundWords).form
  const { draft, definition, found, lines } = page
  const [unfolded, setUnfolded] = useState(false)
  const group = repeatOf(definition)?.key ?? ''
  const asked = step.questions.filter((question) => found.visible.has(pathOf(step, question, group)))
  const isKnown = knownBy(page, step)
  const folded = asked.filter((question) => isKnown(question))
  const isWrong = folded.some((question) => lines.some(({ path }) => path === pathOf(step, question, group)))
  const open = unfolded || isWrong
  const row = step.kind === 'row'
  const person = row || !repeatOf(definition)
  return (
    <div className="answers">
      {folded.length > 0 && !open && (
        <p className="folded">
          {person ? words.known : addressOf(addressIn(folded, draft.answers))}
          <button type="button" className="plain-button" onClick={() => setUnfolded(true)}>
            {person ? words.knownChange : words.addressChange}
          </button>
        </p>
      )}
      {row && <Shortcuts index={step.index} {...page} />}
      {asked
        .filter((question) => open || !isKnown(question))
        .map((question) => (
          <Answer key={question.key} question={question} path={pathOf(step, question, group)} {...page} />
        ))}
      {step.kind === 'root' && step.groups?.map((own) => <OtherRows key={own.key} group={own} {...page} />)}
    </div>
  )
}

/** Questions whose answer the register has: the person's own particulars, the address of a listed door. */
function knownBy({ draft, definition }: Page, step: Asking): (question: Question) => boolean {
  const repeat = repeatOf(definition)
  if (step.kind === 'root' && repeat) return (question) => isAddress(question)
  const group = repeat?.key ?? ''
  const retyped = (question: Question): boolean =>
    question.bind !== 'person.name' &&
    question.bind !== 'member.relation' &&
    answerAt(draft.answers, pathOf(step, question, group)) !== undefined
  if (
    !draft.persons[step.kind === 'row' ? step.index : 0] ||
    step.questions.some((question) => isIdentity(question) && retyped(question))
  )
    return () => false
  return isIdentity
}

function addressIn(questions: readonly Question[], answers: Record<string, unknown>): Place {
  const part = (name: keyof Place): string => {
    const key = bound(questions, `household.${name}`)?.key
    const answer = key === undefined ? undefined : answers[key]
    return typeof answer === 'string' ? answer : ''
  }
  return { estate: part('estate'), building: part('building'), unit: part('unit'), room: part('room') }
}

/** One tap for what is true of most people, and of most families: nothing happened; the same as the one before. */
function Shortcuts({ index, draft, definition, onDraft }: Page & { index: number }) {
  const words = useWords(roundWords).form
  return (
    <div className="choices">
      <button type="button" className="choice" onClick={() => onDraft(setWell(draft, definition, index))}>
        {words.well}
      </button>
      {index > 0 && (
        <button type="button" className="choice" onClick={() => onDraft(copyJourney(draft, definition, index))}>
          {words.copy}
        </button>
      )}
    </div>
  )
}
