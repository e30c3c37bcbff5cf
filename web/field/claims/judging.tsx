import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import type { Verdict } from './verdict.ts'
import { claimWords } from './words.ts'

type Props = {
  onVerdict: (verdict: { verdict: Verdict; reason?: string }) => void
  onCorrect: () => void
}

/** The four ways on. Not accepting somebody's word needs a reason that they can read. */
export function Judging({ onVerdict, onCorrect }: Props) {
  const words = useWords(claimWords)
  const [refusing, setRefusing] = useState(false)
  if (refusing) return <Refusing onVerdict={onVerdict} onCancel={() => setRefusing(false)} />
  return (
    <div className="form-foot claim-foot">
      <button type="button" className="main-button" onClick={() => onVerdict({ verdict: 'asIs' })}>
        {words.asIs}
      </button>
      <button type="button" className="plain-button" onClick={onCorrect}>
        {words.correct}
      </button>
      <button type="button" className="plain-button" onClick={() => onVerdict({ verdict: 'needsVisit' })}>
        {words.needsVisit}
      </button>
      <button type="button" className="plain-button" onClick={() => setRefusing(true)}>
        {words.rejected}
      </button>
    </div>
  )
}

function Refusing({ onVerdict, onCancel }: { onVerdict: Props['onVerdict']; onCancel: () => void }) {
  const words = useWords(claimWords)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = asked && !reason.trim()
  return (
    <form
      className="form-foot"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (reason.trim()) onVerdict({ verdict: 'rejected', reason: reason.trim() })
      }}
    >
      <label htmlFor="claim-reason">{words.reason}</label>
      {missing && (
        <p id="claim-reason-problem" className="answer-problem" role="alert">
          {words.reasonMissing}
        </p>
      )}
      <input
        id="claim-reason"
        className="field-input"
        maxLength={200}
        value={reason}
        aria-invalid={missing}
        aria-describedby={missing ? 'claim-reason-problem' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <button type="submit" className="main-button">
        {words.rejectSave}
      </button>
      <button type="button" className="plain-button" onClick={onCancel}>
        {words.cancel}
      </button>
    </form>
  )
}
