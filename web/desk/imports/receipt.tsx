import { rejectedFile, resumeImport, stopImport, takeBackImport, type ImportView } from '@gridward/contract/imports'
import { useState } from 'react'
import { call, urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { deskWords } from '../words.ts'

type Props = { run: ImportView; onChanged: (run: ImportView) => void }

/** Progress while it runs, then the receipt: rows in = stored + same + rejected. */
export function Receipt({ run, onChanged }: Props) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  const [problem, setProblem] = useState<unknown>()
  const params = { id: run.id }
  const attempt = (work: Promise<ImportView>): void => void work.then(onChanged, setProblem)
  const { takenBack } = run
  return (
    <>
      <ProblemSummary problem={problem} />
      <p role="status">
        <strong>{words.states[run.state]}</strong> {run.fault}
      </p>
      {(run.state === 'running' || run.state === 'takingBack') && <Progress run={run} />}
      <Counts run={run} />
      {takenBack && (
        <p className="imports-warn">
          {words.takenBack(takenBack.by, formats.number(takenBack.rows), formats.number(takenBack.kept))}{' '}
          {takenBack.reason}
        </p>
      )}
      <div className="imports-line">
        {run.state === 'running' && (
          <button type="button" className="plain-button" onClick={() => attempt(call(stopImport, { params }))}>
            {words.stop}
          </button>
        )}
        {(run.state === 'stopped' || run.state === 'failed') && (
          <button type="button" className="main-button" onClick={() => attempt(call(resumeImport, { params }))}>
            {words.resume}
          </button>
        )}
      </div>
      {(run.state === 'done' || run.state === 'stopped' || run.state === 'failed') && (
        <TakeBack onTakeBack={(reason) => attempt(call(takeBackImport, { params, body: { reason } }))} />
      )}
    </>
  )
}

function Counts({ run: { id, counts } }: { run: ImportView }) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  return (
    <>
      <h2>{words.receipt}</h2>
      <dl className="imports-receipt">
        {(['in', 'stored', 'same', 'rejected'] as const).map((key) => (
          <div key={key} className={key === 'rejected' && counts.rejected > 0 ? 'imports-wrong' : ''}>
            <dt>{words[key === 'in' ? 'rows' : key]}</dt>
            <dd className="number">{formats.number(counts[key])}</dd>
          </div>
        ))}
      </dl>
      <p>{words.sums}</p>
      {counts.rejected > 0 && (
        <p>
          <a href={urlOf(rejectedFile, { params: { id } })} download>
            {words.rejectedFile}
          </a>
        </p>
      )}
    </>
  )
}

function Progress({ run }: { run: ImportView }) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  const done = formats.number(run.counts.in)
  const text = run.expected === null ? words.progressOpen(done) : words.progress(done, formats.number(run.expected))
  return (
    <>
      <label className="imports-progress">
        {text}
        <progress {...(run.expected === null ? {} : { value: run.counts.in, max: Math.max(1, run.expected) })} />
      </label>
      <p>{words.leave}</p>
    </>
  )
}

function TakeBack({ onTakeBack }: { onTakeBack: (reason: string) => void }) {
  const words = useWords(deskWords).imports
  const [reason, setReason] = useState('')
  return (
    <details>
      <summary>{words.takeBack}</summary>
      <form
        className="imports-line"
        onSubmit={(event) => {
          event.preventDefault()
          onTakeBack(reason.trim())
        }}
      >
        <label>
          {words.takeBackWhy}{' '}
          <input value={reason} required maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </label>
        <button type="submit" className="plain-button">
          {words.takeBack}
        </button>
      </form>
    </details>
  )
}
