import { judgeClaim, type ClaimView, type verdicts } from '@gridward/contract/declarations/claims'
import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import type { Answers } from './answers.ts'
import { meant, typing } from './typing.ts'
import { claimWords } from './words.ts'

type Verdict = (typeof verdicts)[number]
type Props = {
  claim: ClaimView
  answers: Answers
  household: string | undefined
  persons: readonly (string | null)[]
  editing: boolean
  onEditing: (on: boolean) => void
  onJudged: () => void
}

/** What somebody decides about a claim, by button or by its number on the keyboard. */
export function Judge(props: Props) {
  const { editing, onEditing } = props
  const [rejecting, setRejecting] = useState(false)
  const send = useJudge(props)
  const decide = (key: string): void => {
    if (send.isPending) return
    if (key === '1') send.mutate({ verdict: 'asIs' })
    if (key === '2') onEditing(true)
    if (key === '3') send.mutate({ verdict: 'needsVisit' })
    if (key === '4') setRejecting(true)
  }
  useNumberKeys(decide)
  return (
    <div className="claims-judge">
      <ProblemSummary problem={send.error} />
      {editing ? (
        <Correcting
          working={send.isPending}
          onSave={() => send.mutate({ verdict: 'corrected' })}
          onCancel={() => onEditing(false)}
        />
      ) : (
        <Offers working={send.isPending} onDecide={decide} />
      )}
      {rejecting && (
        <Reject
          working={send.isPending}
          onReject={(reason) => send.mutate({ verdict: 'rejected', reason })}
          onCancel={() => setRejecting(false)}
        />
      )}
    </div>
  )
}

function Offers({ working, onDecide }: { working: boolean; onDecide: (key: string) => void }) {
  const words = useWords(claimWords)
  const offers = [
    ['1', words.asIs, 'main-button'],
    ['2', words.correct, 'plain-button'],
    ['3', words.needsVisit, 'plain-button'],
    ['4', words.rejected, 'plain-button'],
  ] as const
  return (
    <div className="day-buttons">
      {offers.map(([key, text, look]) => (
        <button
          key={key}
          type="button"
          className={look}
          disabled={working}
          onClick={(event) => meant(event.nativeEvent) && onDecide(key)}
        >
          <kbd>{key}</kbd> {text}
        </button>
      ))}
    </div>
  )
}

function Correcting({ working, onSave, onCancel }: { working: boolean; onSave: () => void; onCancel: () => void }) {
  const words = useWords(claimWords)
  return (
    <div className="day-buttons">
      <button type="button" className="main-button" disabled={working} onClick={onSave}>
        {working ? words.working : words.correctSave}
      </button>
      <button type="button" className="plain-button" onClick={onCancel}>
        {words.correctCancel}
      </button>
    </div>
  )
}

function useJudge({ claim, answers, household, persons, onJudged }: Props) {
  const words = useWords(claimWords)
  const formats = useFormats()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: ({ verdict, reason }: { verdict: Verdict; reason?: string }) =>
      call(judgeClaim, {
        params: { id: claim.id },
        body: {
          verdict,
          ...(reason && { reason }),
          ...(verdict === 'corrected' && { answers: { ...answers } }),
          ...(household && { household }),
          ...(persons.some((person) => person !== null) && { persons: [...persons] }),
        },
      }),
    onSuccess: ({ needs }, { verdict }) => {
      if (needs.length > 0) message.warning(words.dead(needs.map((one) => formats.number(one.row + 1)).join('、')), 8)
      else message.success(words.done[verdict])
      onJudged()
    },
  })
}

function useNumberKeys(decide: (key: string) => void): void {
  const latest = useRef(decide)
  latest.current = decide
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (/^[1-4]$/.test(event.key) && meant(event) && !typing(event)) latest.current(event.key)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

type RejectProps = { working: boolean; onReject: (reason: string) => void; onCancel: () => void }

function Reject({ working, onReject, onCancel }: RejectProps) {
  const words = useWords(claimWords)
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="day-buttons"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) onReject(reason.trim())
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label className="claims-reason">
        {words.reason}
        <input
          ref={field}
          value={reason}
          required
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="main-button" disabled={working}>
        {words.rejectSave}
      </button>
      <button type="button" className="plain-button" onClick={onCancel}>
        {words.correctCancel}
      </button>
    </form>
  )
}
