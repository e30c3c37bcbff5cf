import type { Definition } from '@gridward/contract/questionnaire'
import { useEffect, useState } from 'react'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { useField } from '../../context.ts'
import { roundWords } from '../words.ts'
import { repeatOf } from './binds.ts'
import { CheckStep } from './check-step.tsx'
import { nameOf, rowsOf, setAnswer, type Draft, type Resident } from './draft.ts'
import type { SaidForm } from './forms.ts'
import { look, type Day } from './look.ts'
import { problemLines, type ProblemLine } from './problem-lines.ts'
import { QuestionsStep } from './questions-step.tsx'
import { RosterStep } from './roster-step.tsx'
import { isOn, stepAt, stepsOf, type Part, type Step } from './steps.ts'
import { focusOn, Summary } from './summary.tsx'
import { useDraft } from './use-draft.ts'

type Props = {
  at: number
  first: Draft
  definition: Definition
  said: SaidForm
  day: Day
  residents: readonly Resident[]
  title: string
  /** The address of the pages, to which the number of a step is added. */
  base: string
  /** Where to go when it is saved. */
  back: string
  onSave: (draft: Draft, labels: Record<string, string>) => Promise<void>
}

/** The pages of one form. The page's number stands in the address, so that the phone's own way back works. */
export function FormSteps({ at, first, definition, said, day, residents, title, base, back, onSave }: Props) {
  const words = useWords(roundWords).form
  const formats = useFormats()
  const { go } = useField()
  const { draft, change, finish } = useDraft(first)
  const [tried, setTried] = useState(first.told.length > 0 ? -1 : 0)
  const [wanted, setWanted] = useState<string>()
  const { found, problems } = look(draft, definition, day)
  const group = repeatOf(definition)?.key ?? ''
  const steps = stepsOf(definition, rowsOf(draft, definition).length, found)
  const number = Math.min(Math.max(1, at), steps.length)
  const step = steps[number - 1]!
  const lines = problemLines(problems, draft, definition, said)
  const here = lines.filter((line) => isOn(step, line.path, group))
  const shown = tried === number || tried === -1 ? here : []
  useEffect(() => {
    if (wanted && focusOn(wanted)) setWanted(undefined)
  })
  const to = (path: string): void => {
    setTried(-1)
    setWanted(path)
    go(base + (stepAt(steps, path, group) + 1))
  }
  const next = (): void => {
    if (here.length > 0 && tried !== number) return setTried(number)
    go(base + (number + 1))
  }
  const done = async (): Promise<void> => {
    await onSave(draft, Object.fromEntries(lines.map(({ path, label }) => [path, label])))
    await finish()
    go(back)
  }
  const answer = (path: string, value: unknown): void => change(setAnswer(draft, path, value))
  const page = { draft, definition, said, found, lines: shown, onAnswer: answer, onDraft: change }
  return (
    <>
      <p className="rounds-soft form-step">
        {title} · {words.step(formats.number(number), formats.number(steps.length))}
      </p>
      <h1>{titleOf(step, draft, definition, words)}</h1>
      {shown.length > 0 && step.kind !== 'check' && (
        <Summary key={tried} lines={shown} title={words.problems(formats.number(shown.length))} />
      )}
      {step.kind === 'roster' && <RosterStep {...page} residents={residents} />}
      {(step.kind === 'root' || step.kind === 'row') && <QuestionsStep key={number} {...page} step={step} />}
      {step.kind === 'check' && <CheckStep {...page} step={step} all={lines} onGo={to} onSave={() => void done()} />}
      {step.kind !== 'check' && <Foot stopped={shown.length > 0 && tried === number} onNext={next} />}
    </>
  )
}

function titleOf(
  step: Step,
  draft: Draft,
  definition: Definition,
  words: {
    household: string
    roster: string
    check: string
    parts: Record<Part, string>
    person: (name: string) => string
  },
): string {
  if (step.kind === 'root' && step.part)
    return (step.part === 'who' && nameOf(draft.answers, definition)) || words.parts[step.part]
  if (step.kind === 'root') return words.household
  if (step.kind === 'row') return words.person(nameOf(rowsOf(draft, definition)[step.index], definition))
  return step.kind === 'roster' ? words.roster : words.check
}

function Foot({ stopped, onNext }: { stopped: boolean; onNext: () => void }) {
  const words = useWords(roundWords).form
  return (
    <div className="form-foot">
      <button type="button" className={stopped ? 'plain-button' : 'main-button'} onClick={onNext}>
        {stopped ? words.goOn : words.next}
      </button>
    </div>
  )
}

export type Page = {
  draft: Draft
  definition: Definition
  said: SaidForm
  found: ReturnType<typeof look>['found']
  /** What is wrong on this page, once the person has asked to go on. */
  lines: readonly ProblemLine[]
  onAnswer: (path: string, value: unknown) => void
  onDraft: (next: Draft) => void
}
