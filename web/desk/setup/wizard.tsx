import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { DivisionStep } from '../areas/division-step.tsx'
import { GridStep } from '../areas/grid-step.tsx'
import { OutlineStep } from '../areas/outline-step.tsx'
import { can, useSession } from '../session.ts'
import { People } from './people.tsx'
import { isDone, nextStep, steps, useProgress, type Progress, type Step } from './progress.ts'
import { StepList } from './step-list.tsx'
import { setupWords } from './words.ts'
import '../areas/areas.css'

/** The steps after the first, begun where the district stands; which one is shown stands in the address. */
export function Wizard() {
  const words = useWords(setupWords)
  const session = useSession()
  const { progress, problem, again } = useProgress()
  if (!can(session, 'areas.write'))
    return (
      <section className="setup-card">
        <p>{words.notYours}</p>
        <Link to="/">{words.open}</Link>
      </section>
    )
  if (problem) return <Failed problem={problem} again={again} />
  if (!progress) return <Loading />
  return <Steps progress={progress} />
}

/** A step stays until somebody leaves it, so that its receipt can be read. */
function Steps({ progress }: { progress: Progress }) {
  const words = useWords(setupWords)
  const { step: asked } = useSearch({ strict: false }) as { step?: string }
  const [first] = useState(() => nextStep(progress))
  const navigate = useNavigate()
  const current = steps.find((step) => step === asked && step !== 'district') ?? first
  const go = (step: Step): void => void navigate({ to: '/setup', search: { step } })
  return (
    <>
      <StepList current={current} isDone={(step) => isDone(step, progress)} onChoose={go} />
      <Shown step={current} progress={progress} go={go} />
      <p className="setup-later">
        {words.later} {current !== 'people' && <Link to="/">{words.open}</Link>}
      </p>
    </>
  )
}

const bodies: Record<Step, () => ReactNode> = {
  district: () => null,
  divisions: () => <DivisionStep />,
  outline: () => <OutlineStep />,
  grids: () => <GridStep />,
  people: () => <People />,
}

function Shown({ step, progress, go }: { step: Step; progress: Progress; go: (step: Step) => void }) {
  const words = useWords(setupWords)
  const at = steps.indexOf(step)
  const before = at > 1 ? steps[at - 1] : undefined
  const next = steps[at + 1]
  const done = isDone(step, progress)
  return (
    <section className="setup-card">
      <h2>{words.steps[step]}</h2>
      {step !== 'district' && <p>{words.lead[step]}</p>}
      {done && <Count step={step} progress={progress} />}
      {bodies[step]()}
      <div className="setup-buttons">
        {before && (
          <button type="button" className="plain-button" onClick={() => go(before)}>
            {words.before}
          </button>
        )}
        {next && (done || step !== 'divisions') && (
          <button type="button" className={done ? 'main-button' : 'plain-button'} onClick={() => go(next)}>
            {done ? words.next : words.skip}
          </button>
        )}
        {!next && (
          <Link className="main-button setup-link" to="/">
            {words.open}
          </Link>
        )}
      </div>
    </section>
  )
}

function Count({ step, progress }: { step: Step; progress: Progress }) {
  const { counts } = useWords(setupWords)
  const n = useFormats().number
  const text =
    step === 'divisions'
      ? counts.divisions(n(progress.streets), n(progress.communities))
      : step === 'outline'
        ? counts.outline(n(progress.outlines))
        : counts.grids(n(progress.grids))
  return <p className="setup-count">✓ {text}</p>
}
