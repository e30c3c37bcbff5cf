import { confirmDay, type ReportView } from '@gridward/contract/briefings'
import { STANDING } from '@gridward/contract/metrics'
import { metricWords } from '@gridward/contract/words/metrics'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { Count } from '../doors/count.tsx'
import { listOf } from '../doors/lists.ts'
import { useMoving } from '../doors/moving.ts'
import { figuresQuery, reportQuery } from './queries.ts'
import { isNil, movedSince, reported, signed } from './signed.ts'
import { briefingWords } from './words.ts'

export type Row = ReportView['communities'][number]
type Props = { report: ReportView; row: Row }
type Numbers = Record<string, number>

/** The same as ConfirmPanel, for somebody who confirms for others. */
export function ConfirmDialog({ report, row, onClose }: Props & { onClose: () => void }) {
  return (
    <Modal open onCancel={onClose} footer={null} width={720} destroyOnHidden>
      <ConfirmPanel report={report} row={row} />
    </Modal>
  )
}

/** What the register says of a community's day, to be looked at and confirmed; nil has to be said. */
export function ConfirmPanel({ report, row }: Props) {
  const words = useWords(briefingWords).confirm
  const { queryKey, ...options } = figuresQuery(row.area, report.day)
  const query = useQuery({ queryKey, ...options })
  const queries = useQueryClient()
  useMoving({ metrics: signed, again: () => void queries.invalidateQueries({ queryKey }) })
  const figures: Numbers = Object.fromEntries([
    ...signed.map((metric) => [metric, 0]),
    ...(query.data?.figures ?? []).map(({ metric, n }) => [metric, n]),
  ])
  return (
    <section className="day-panel report-confirm">
      <h2>{words.title(row.name)}</h2>
      <Said row={row} figures={query.data ? figures : undefined} />
      {query.isPending && <Loading lines={4} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {query.data && (
        <>
          {report.state !== 'open' && <p className="day-note">{words.frozen}</p>}
          {report.day > report.today && <p className="day-note">{words.future}</p>}
          {report.state === 'open' && report.day <= report.today && (
            <ConfirmForm report={report} row={row} figures={figures} />
          )}
          <Figures area={row.area} day={report.day} figures={report.state === 'open' ? figures : row.figures} />
        </>
      )}
    </section>
  )
}

function Said({ row, figures }: { row: Row; figures: Numbers | undefined }) {
  const words = useWords(briefingWords).confirm
  const metrics = useWords(metricWords)
  const formats = useFormats()
  const said = row.confirmation
  if (!said) return null
  const moved = figures ? movedSince(said.figures, figures) : []
  return (
    <>
      <p className="report-said">
        ✓ {words.done(said.by, formats.dateTime(said.at))} {said.nil && <span className="day-mark">{words.nil}</span>}
        {said.late && <span className="day-mark day-mark-warn">{words.late}</span>} {said.note}
      </p>
      {moved.length > 0 && (
        <p className="day-note day-warn">
          {words.moved}{' '}
          {moved
            .map(({ metric, was, is }) => `${metrics[metric]} ${formats.number(was)} → ${formats.number(is)}`)
            .join('；')}
        </p>
      )}
    </>
  )
}

function Figures({ area, day, figures }: { area: string; day: string; figures: Numbers }) {
  const metrics = useWords(metricWords)
  return (
    <dl className="day-strip">
      {reported.map((metric) => (
        <div key={metric}>
          <dt>{metrics[metric]}</dt>
          <dd>
            <Count
              n={figures[metric] ?? 0}
              list={listOf(metric, area, day === STANDING ? '' : day)}
              label={metrics[metric]}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useConfirm(seen: { area: string; day: string; figures: Numbers }) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (said: { nil: boolean; note?: string }) => call(confirmDay, { body: { ...seen, ...said } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportQuery(seen.day).queryKey }),
    // the figures may have moved: show what they are now
    onError: () => queries.invalidateQueries({ queryKey: figuresQuery(seen.area, seen.day).queryKey }),
  })
}

function ConfirmForm({ report, row, figures }: Props & { figures: Numbers }) {
  const words = useWords(briefingWords).confirm
  const id = useId()
  const [nil, setNil] = useState(false)
  const [note, setNote] = useState('')
  const empty = isNil(figures)
  const send = useConfirm({ area: row.area, day: report.day, figures })
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ nil: empty && nil, ...(note.trim() && { note: note.trim() }) })
      }}
    >
      <ProblemSummary
        problem={send.error}
        fields={(path) => ({ id: `${id}-${path}`, label: path === 'nil' ? words.nil : path })}
      />
      <p className="day-soft">{words.lead}</p>
      {empty && (
        <label className="report-tick" htmlFor={`${id}-nil`}>
          <input id={`${id}-nil`} type="checkbox" checked={nil} onChange={(event) => setNil(event.target.checked)} />
          <span>{words.nilTick}</span>
        </label>
      )}
      {empty && !nil && <p className="day-soft">{words.nilWhy}</p>}
      <div className="day-buttons">
        <button type="submit" className="main-button" disabled={send.isPending || (empty && !nil)}>
          {send.isPending ? words.working : row.confirmation ? words.again : words.submit}
        </button>
        <label className="report-note">
          <span className="unseen">{words.note}</span>
          <input
            value={note}
            maxLength={500}
            placeholder={words.note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      </div>
    </form>
  )
}
