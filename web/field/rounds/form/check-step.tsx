import { clearsOf, warningSentence } from '@gridward/contract/questionnaire'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { roundWords } from '../words.ts'
import { Answer } from './answer.tsx'
import type { Page } from './form-steps.tsx'
import { labelOf, type ProblemLine } from './problem-lines.ts'
import type { Step } from './steps.ts'

type Props = Page & {
  step: Extract<Step, { kind: 'check' }>
  all: readonly ProblemLine[]
  onGo: (path: string) => void
  onSave: () => void
}

/** The last look: what is missing, what looks odd, what a visit should leave clear. It stops nobody. */
export function CheckStep({ step, all, onGo, onSave, ...page }: Props) {
  const words = useWords(roundWords).form
  const formats = useFormats()
  const { draft, definition, said, found, onDraft } = page
  const doubts = found.warnings.map((warning) => ({
    path: warning.path,
    label: labelOf(warning.path, draft, definition, said),
    text: warningSentence(warning, said.problems),
  }))
  return (
    <div className="answers">
      {all.length === 0 && <p className="notice notice-good">{words.ready}</p>}
      {all.length > 0 && (
        <section className="notice notice-warn">
          <h2>{words.missing(formats.number(all.length))}</h2>
          <p>{words.missingWhy}</p>
          <Lines lines={all} onGo={onGo} />
        </section>
      )}
      {doubts.length > 0 && (
        <section className="notice">
          <h2>{words.look}</h2>
          <Lines lines={doubts} onGo={onGo} />
        </section>
      )}
      {step.questions
        .filter((question) => found.visible.has(question.key))
        .map((question) => (
          <Answer key={question.key} question={question} path={question.key} {...page} />
        ))}
      <div className="answer">
        <label htmlFor="visit-note">{words.note}</label>
        <input
          id="visit-note"
          className="field-input"
          maxLength={150}
          value={draft.note}
          onChange={(event) => onDraft({ ...draft, note: event.currentTarget.value })}
        />
      </div>
      <Clears {...page} />
      <div className="form-foot">
        <button type="button" className="main-button" onClick={onSave}>
          {all.length === 0 ? words.save : words.saveAnyway}
        </button>
      </div>
    </div>
  )
}

function Lines({ lines, onGo }: { lines: readonly ProblemLine[]; onGo: (path: string) => void }) {
  return (
    <ul className="check-lines">
      {lines.map(({ path, label, text }) => (
        <li key={path + text}>
          <button type="button" className="text-button" onClick={() => onGo(path)}>
            {label}：{text}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The form's own check list, such as the ten clears of a screening visit. */
function Clears({ definition, found, said }: Page) {
  const words = useWords(roundWords).form
  const points = clearsOf(definition, 'tenClears', found)
  if (points.length === 0) return null
  const names = said.labels.checks['tenClears'] ?? {}
  return (
    <details className="door-more">
      <summary>
        {words.clears} {points.filter((point) => point.state !== 'missing').length}/{points.length}
      </summary>
      <ul className="clears">
        {points.map((point) => (
          <li key={point.key} className={`clear-${point.state}`}>
            {names[point.key] ?? point.key}：{words.clearStates[point.state]}
          </li>
        ))}
      </ul>
    </details>
  )
}
