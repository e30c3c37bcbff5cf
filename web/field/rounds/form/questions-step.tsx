import { useState } from 'react'
import type { Question } from '@gridward/contract/questionnaire'
import { useWords } from '../../../ui/language.tsx'
import { roundWords } from '../words.ts'
import { Answer } from './answer.tsx'
import { isAddress, isIdentity, repeatOf } from './binds.ts'
import { answerAt, copyJourney } from './draft.ts'
import type { Page } from './form-steps.tsx'
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
  return (
    <div className="answers">
      {folded.length > 0 && !open && (
        <p className="folded">
          {row ? words.known : addressText(folded, draft.answers)}
          <button type="button" className="plain-button" onClick={() => setUnfolded(true)}>
            {row ? words.knownChange : words.addressChange}
          </button>
        </p>
      )}
      {row && step.index > 0 && (
        <button
          type="button"
          className="plain-button"
          onClick={() => page.onDraft(copyJourney(draft, definition, step.index))}
        >
          {words.copy}
        </button>
      )}
      {asked
        .filter((question) => open || !isKnown(question))
        .map((question) => (
          <Answer key={question.key} question={question} path={pathOf(step, question, group)} {...page} />
        ))}
    </div>
  )
}

/** Questions whose answer the register has: the person's own particulars, the address of a listed door. */
function knownBy({ draft, definition }: Page, step: Asking): (question: Question) => boolean {
  if (step.kind === 'root') return (question) => isAddress(question)
  const group = repeatOf(definition)?.key ?? ''
  const retyped = (question: Question): boolean =>
    question.bind !== 'person.name' &&
    question.bind !== 'member.relation' &&
    answerAt(draft.answers, pathOf(step, question, group)) !== undefined
  if (!draft.persons[step.index] || step.questions.some((question) => isIdentity(question) && retyped(question)))
    return () => false
  return isIdentity
}

const addressText = (questions: readonly Question[], answers: Record<string, unknown>): string =>
  questions
    .map(({ key }) => answers[key])
    .filter((part): part is string => typeof part === 'string')
    .join(' ')
