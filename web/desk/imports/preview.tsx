import {
  confirmImport,
  dropImport,
  importKinds,
  previewImport,
  type ImportView,
  type Previewed,
} from '@gridward/contract/imports'
import type { Body } from '@gridward/contract/route'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { deskWords } from '../words.ts'
import { PreviewRows } from './preview-rows.tsx'

/** How the file would be read: sheet, heading row, columns, first rows; confirming starts the import. */
export function Preview({ id, onConfirmed }: { id: string; onConfirmed: (run: ImportView) => void }) {
  const words = useWords(deskWords).imports
  const navigate = useNavigate()
  const [how, setHow] = useState<Body<typeof previewImport>>({})
  const [problem, setProblem] = useState<unknown>()
  const query = useQuery({
    queryKey: ['import preview', id, how],
    queryFn: ({ signal }) => call(previewImport, { params: { id }, body: how, signal }),
    placeholderData: (before) => before,
    staleTime: Infinity,
  })
  const attempt = (work: Promise<unknown>): void => void work.catch(setProblem)
  if (query.isError) return <Failed problem={query.error} again={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const { preview, run } = query.data
  return (
    <>
      <ProblemSummary problem={problem} />
      <Reading preview={preview} kind={run.kind} onChange={setHow} />
      {preview.mapping && <Saved mapping={preview.mapping} onIgnore={() => setHow({ saved: false })} />}
      <Warnings preview={preview} />
      <div className="imports-line">
        <button
          type="button"
          className="main-button"
          disabled={preview.missing.length > 0 || query.isPlaceholderData}
          onClick={() => attempt(call(confirmImport, { params: { id } }).then(onConfirmed))}
        >
          {words.confirm}
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => attempt(call(dropImport, { params: { id } }).then(() => navigate({ to: '/imports' })))}
        >
          {words.drop1}
        </button>
      </div>
      <PreviewRows preview={preview} />
    </>
  )
}

type Shown = { preview: Previewed['preview'] }

function Warnings({ preview }: Shown) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  return (
    <>
      {preview.missing.length > 0 && (
        <p className="imports-bad" role="alert">
          {words.missing(preview.missing.map((column) => column.title).join('、'))}
        </p>
      )}
      {preview.before && (
        <p className="imports-warn">{words.before(preview.before.by, formats.dateTime(preview.before.at))}</p>
      )}
      {preview.csv && (
        <p>{words.csv(preview.csv.encoding.toUpperCase(), words.delimiters[nameOf(preview.csv.delimiter)])}</p>
      )}
      {preview.more.length > 0 && <p>{words.more(preview.more.join('、'))}</p>}
      {preview.others.length > 0 && <p className="imports-warn">{words.others(preview.others.join('、'))}</p>}
      {preview.hidden > 0 && <p className="imports-warn">{words.hidden(formats.number(preview.hidden))}</p>}
      <p>{words.tried(formats.number(preview.tried), formats.number(preview.troubled))}</p>
    </>
  )
}

type SavedProps = { mapping: NonNullable<Previewed['preview']['mapping']>; onIgnore: () => void }

function Saved({ mapping, onIgnore }: SavedProps) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  return (
    <p>
      {words.saved(mapping.name, mapping.by, formats.dateTime(mapping.at))}{' '}
      <button type="button" className="plain-button" onClick={onIgnore}>
        {words.unsaved}
      </button>
    </p>
  )
}

const delimiterNames = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' } as const
const nameOf = (delimiter: string) => delimiterNames[delimiter as keyof typeof delimiterNames] ?? 'other'

type ReadingProps = Shown & { kind: string; onChange: (how: Body<typeof previewImport>) => void }

function Reading({ preview, kind, onChange }: ReadingProps) {
  const words = useWords(deskWords).imports
  const { sheet, sheets, headerRow } = preview
  return (
    <>
      <div className="imports-line">
        <label>
          {words.sheet}{' '}
          <select value={sheet} onChange={(event) => onChange({ sheet: event.target.value })}>
            {sheets.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.headerRow}{' '}
          <input
            type="number"
            min={1}
            value={headerRow}
            onChange={(event) => onChange({ sheet, headerRow: Math.max(1, event.target.valueAsNumber || 1) })}
          />
        </label>
      </div>
      <Columns preview={preview} kind={kind} onChange={onChange} />
    </>
  )
}

/** Which column of the file is which; open where somebody should look. */
function Columns({ preview, kind, onChange }: ReadingProps) {
  const words = useWords(deskWords).imports
  const kinds = useQuery({ queryKey: ['import kinds'], queryFn: ({ signal }) => call(importKinds, { signal }) })
  const known = kinds.data?.find((one) => one.kind === kind)?.columns ?? []
  const { sheet, headerRow, headings, missing } = preview
  const keyOf = (one: (typeof headings)[number], column: number, key: string): string | null =>
    one.column === column ? key || null : one.key === key ? null : one.key
  const assign = (column: number, key: string): void => {
    const columns = headings.map((one) => ({ column: one.column, key: keyOf(one, column, key) }))
    onChange({ sheet, headerRow, columns })
  }
  return (
    <details className="imports-columns" open={headings.some((one) => !one.certain) || missing.length > 0}>
      <summary>{words.columns}</summary>
      <ul>
        {headings.map((one) => (
          <li key={one.column} className={one.certain ? '' : 'imports-unsure'}>
            <label>
              <span>{one.heading}</span>
              <select value={one.key ?? ''} onChange={(event) => assign(one.column, event.target.value)}>
                <option value="">{words.notTaken}</option>
                {known.map((column) => (
                  <option key={column.key} value={column.key}>
                    {column.title}
                  </option>
                ))}
              </select>
            </label>
            {!one.certain && <em>{words.certain}</em>}
          </li>
        ))}
      </ul>
    </details>
  )
}
