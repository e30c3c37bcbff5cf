import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { steps, type Step } from './progress.ts'
import { setupWords } from './words.ts'

type Props = { current: Step; isDone: (step: Step) => boolean; onChoose?: (step: Step) => void }

/** Step 3 of 5, with names; steps that may be opened are buttons. */
export function StepList({ current, isDone, onChoose }: Props) {
  const words = useWords(setupWords)
  const formats = useFormats()
  const n = formats.number(steps.indexOf(current) + 1)
  return (
    <>
      <p className="setup-of">
        {words.stepOf(n, formats.number(steps.length))}
        <strong>{words.steps[current]}</strong>
      </p>
      <ol className="setup-steps">
        {steps.map((step) => (
          <li
            key={step}
            className={isDone(step) ? 'setup-done' : ''}
            aria-current={step === current ? 'step' : undefined}
          >
            {onChoose && step !== 'district' ? (
              <button type="button" onClick={() => onChoose(step)}>
                {words.steps[step]}
              </button>
            ) : (
              <span>{words.steps[step]}</span>
            )}
            {isDone(step) && <small>✓ {words.done}</small>}
          </li>
        ))}
      </ol>
    </>
  )
}
