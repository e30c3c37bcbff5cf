import type { ReportView } from '@gridward/contract/briefings'
import { metricWords } from '@gridward/contract/words/metrics'
import { useState } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useAreaName } from '../doors/area-path.tsx'
import { Count } from '../doors/count.tsx'
import { listOf } from '../doors/lists.ts'
import { Sheet } from '../doors/sheet.tsx'
import type { Row } from './confirm-panel.tsx'
import { reported } from './signed.ts'
import { byStreet, type Street } from './taking.ts'
import { briefingWords } from './words.ts'

type Choose = { onConfirm: ((area: string) => void) | undefined }

/** Streets with their communities, those that are missing first; more than this many stay folded until asked for. */
const unfolded = 40

export function FiguresTable({ report, onConfirm }: { report: ReportView } & Choose) {
  const words = useWords(briefingWords).table
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState('')
  const found = report.communities.filter((row) => row.name.includes(wanted))
  const all = wanted !== '' || report.communities.length <= unfolded
  const toggle = (path: string): void => {
    const next = new Set(open)
    if (!next.delete(path)) next.add(path)
    setOpen(next)
  }
  return (
    <section className="day">
      <div className="day-head">
        <h2>{words.title}</h2>
        {report.communities.length > unfolded && <Find value={wanted} onChange={setWanted} />}
      </div>
      <p className="day-soft">{words.hint}</p>
      <Sheet className="report-sheet" label={words.title}>
        <table>
          <Head />
          <tbody>
            <Total report={report} />
            {byStreet(found).map((street) => (
              <StreetRows
                key={street.path}
                street={street}
                day={report.day}
                shown={all || open.has(street.path)}
                onToggle={all ? undefined : () => toggle(street.path)}
                onConfirm={onConfirm}
              />
            ))}
          </tbody>
        </table>
      </Sheet>
    </section>
  )
}

function Find({ value, onChange }: { value: string; onChange: (to: string) => void }) {
  const words = useWords(briefingWords).table
  return (
    <label className="report-find">
      <span className="unseen">{words.find}</span>
      <input
        type="search"
        placeholder={words.find}
        value={value}
        onChange={(event) => onChange(event.target.value.trim())}
      />
    </label>
  )
}

function Head() {
  const words = useWords(briefingWords).table
  const metrics = useWords(metricWords)
  return (
    <thead>
      <tr>
        <th scope="col">{words.area}</th>
        <th scope="col">{words.state}</th>
        {reported.map((metric) => (
          <th key={metric} scope="col" className="day-n">
            {metrics[metric]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Total({ report }: { report: ReportView }) {
  const words = useWords(briefingWords).table
  const formats = useFormats()
  const confirmed = report.communities.filter((row) => row.confirmation !== null).length
  return (
    <tr className="report-total">
      <th scope="row">{words.total}</th>
      <td className="report-state">
        {words.ofStreet(formats.number(confirmed), formats.number(report.communities.length))}
      </td>
      <Numbers name={words.total} area="" day={report.day} figures={report.totals} />
    </tr>
  )
}

type StreetProps = { street: Street; day: string; shown: boolean; onToggle: (() => void) | undefined } & Choose

function StreetRows({ street, day, shown, onToggle, onConfirm }: StreetProps) {
  const words = useWords(briefingWords).table
  const formats = useFormats()
  const nameOf = useAreaName()
  const done = formats.number(street.rows.length - street.missing)
  return (
    <>
      <tr className="report-street">
        <th scope="row">
          {onToggle ? (
            <button type="button" className="day-link report-fold" aria-expanded={shown} onClick={onToggle}>
              {nameOf(street.path)}
            </button>
          ) : (
            nameOf(street.path)
          )}
        </th>
        <td className={street.missing > 0 ? 'report-state day-bad' : 'report-state'}>
          {words.ofStreet(done, formats.number(street.rows.length))}
        </td>
        <Numbers name={nameOf(street.path)} area={street.path} day={day} figures={street.figures} />
      </tr>
      {shown && street.rows.map((row) => <CommunityRow key={row.area} row={row} day={day} onConfirm={onConfirm} />)}
    </>
  )
}

function CommunityRow({ row, day, onConfirm }: { row: Row; day: string } & Choose) {
  const words = useWords(briefingWords)
  const said = row.confirmation
  return (
    <tr>
      <th scope="row" className="report-community">
        {onConfirm ? (
          <button type="button" className="day-link" onClick={() => onConfirm(row.area)}>
            {row.name}
          </button>
        ) : (
          row.name
        )}
      </th>
      <td>
        {said ? (
          <span className={said.late ? 'day-mark day-mark-warn' : 'day-mark day-mark-good'}>
            {said.late ? words.table.lateConfirmed : said.nil ? words.table.nil : words.table.confirmed}
          </span>
        ) : (
          <span className="day-mark day-mark-bad">{words.table.none}</span>
        )}
      </td>
      <Numbers name={row.name} area={row.area} day={day} figures={row.figures} late={row.late} />
    </tr>
  )
}

type NumbersProps = {
  name: string
  area: string
  day: string
  figures: Record<string, number>
  late?: Record<string, number>
}

function Numbers({ name, area, day, figures, late = {} }: NumbersProps) {
  const words = useWords(briefingWords).table
  const metrics = useWords(metricWords)
  const formats = useFormats()
  return reported.map((metric) => (
    <td key={metric} className="day-n">
      <Count n={figures[metric] ?? 0} list={listOf(metric, area, day)} label={`${name} ${metrics[metric]}`} />
      {late[metric] ? (
        <small className="day-mark day-mark-warn">
          {words.afterFreeze(signedNumber(late[metric], formats.number))}
        </small>
      ) : null}
    </td>
  ))
}

export const signedNumber = (n: number, format: (n: number) => string): string => (n > 0 ? `+${format(n)}` : format(n))
