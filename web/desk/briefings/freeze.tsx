import { freezeDay, type ReportView } from '@gridward/contract/briefings'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { reportQuery } from './queries.ts'
import { briefingWords } from './words.ts'

/** Freezing a day: who is missing is read, and ticked, before it can be done. */
export function Freeze({ report }: { report: ReportView }) {
  const words = useWords(briefingWords).freeze
  const ui = useWords(uiWords)
  const formats = useFormats()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [ticked, setTicked] = useState(false)
  const [why, setWhy] = useState('')
  const missing = report.missing.length
  const send = useMutation({
    mutationFn: () =>
      call(freezeDay, {
        params: { day: report.day },
        body: { withMissing: missing > 0 && ticked, ...(report.early && { early: why.trim() }) },
      }),
    onSuccess: () => setOpen(false),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: reportQuery(report.day).queryKey })
      void queries.invalidateQueries({ queryKey: ['report days'] })
    },
  })
  return (
    <>
      <button type="button" className="main-button" onClick={() => setOpen(true)}>
        {words.button}
      </button>
      <Modal
        open={open}
        title={words.title(formats.day(report.day))}
        okText={words.submit}
        cancelText={ui.cancel}
        okButtonProps={{
          disabled: (missing > 0 && !ticked) || (report.early && why.trim().length < 2) || send.isPending,
        }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="day">
          <ProblemSummary problem={send.error} />
          <p>{words.what}</p>
          {missing === 0 && <p>{words.all}</p>}
          {report.early && <Early from={report.freezeFrom} why={why} onWhy={setWhy} />}
          {missing > 0 && <Missing report={report} ticked={ticked} onTick={setTicked} />}
        </div>
      </Modal>
    </>
  )
}

/** Before its time a day is frozen only with a reason. */
function Early({ from, why, onWhy }: { from: string; why: string; onWhy: (why: string) => void }) {
  const words = useWords(briefingWords).freeze
  return (
    <label className="report-why">
      <span>{words.early(useFormats().dateTime(from))}</span>
      <input value={why} maxLength={200} onChange={(event) => onWhy(event.target.value)} />
    </label>
  )
}

type MissingProps = { report: ReportView; ticked: boolean; onTick: (on: boolean) => void }

function Missing({ report, ticked, onTick }: MissingProps) {
  const words = useWords(briefingWords).freeze
  const text = words.missing(useFormats().number(report.missing.length))
  return (
    <>
      <p>{text}</p>
      <ul className="report-names" tabIndex={0} aria-label={text}>
        {report.missing.map((one) => (
          <li key={one.area}>{one.name}</li>
        ))}
      </ul>
      <label className="report-tick">
        <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.target.checked)} />
        <span>{words.tick}</span>
      </label>
    </>
  )
}
