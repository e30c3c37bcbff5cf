import { documentFile, documentPrint, type DocumentText, type DocumentView } from '@gridward/contract/briefings'
import type { Day } from '@gridward/contract/days'
import { useQuery } from '@tanstack/react-query'
import { urlOf } from '../../../ui/api.ts'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { Failed, Loading } from '../../../ui/parts/states.tsx'
import { can, useSession } from '../../session.ts'
import { Editor } from './editor.tsx'
import { documentQuery } from './queries.ts'
import { Reading } from './reading.tsx'
import { documentWords } from './words.ts'
import './document.css'

export type Written = DocumentView & { text: DocumentText }
const isWritten = (view: DocumentView | undefined): view is Written => view?.text !== null && view !== undefined

/** The report of a frozen day as a document of the office: edited, signed, taken as a Word file. */
export function DocumentPanel({ day }: { day: Day }) {
  const words = useWords(documentWords)
  const session = useSession()
  const query = useQuery(documentQuery(day))
  const view = query.data
  return (
    <section className="day-panel report-document" aria-labelledby="report-document">
      <div className="day-head">
        <h2 id="report-document">{words.title}</h2>
        {isWritten(view) && <State view={view} />}
        {isWritten(view) && <Files day={day} />}
      </div>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failed problem={query.error} again={() => void query.refetch()} />}
      {isWritten(view) && <Saved view={view} />}
      {isWritten(view) && view.state === 'draft' && can(session, 'briefings.write') && <Editor key={day} view={view} />}
      {isWritten(view) && (view.state === 'signed' || !can(session, 'briefings.write')) && <Reading text={view.text} />}
    </section>
  )
}

function State({ view }: { view: Written }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const signed = view.state === 'signed'
  const draft = view.version === 0 ? words.fresh : words.draft(formats.number(view.version))
  return (
    <strong role="status" className={signed ? 'day-mark day-mark-good' : 'day-mark day-mark-warn'}>
      {signed ? words.signed(view.number ?? '') : draft}
    </strong>
  )
}

function Files({ day }: { day: Day }) {
  const words = useWords(documentWords)
  return (
    <div className="day-buttons report-actions">
      <a className="plain-button day-button" href={urlOf(documentFile, { params: { day } })} download>
        {words.download}
      </a>
      <a
        className="plain-button day-button"
        href={urlOf(documentPrint, { params: { day } })}
        target="_blank"
        rel="noreferrer"
      >
        {words.print}
      </a>
    </div>
  )
}

function Saved({ view }: { view: Written }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  if (view.signedAt)
    return (
      <p className="day-soft">
        {words.signedBy(view.signedBy ?? '', formats.dateTime(view.signedAt))} · {words.digest}{' '}
        <code className="report-hash">{view.digest}</code>
      </p>
    )
  if (!view.editedAt) return null
  return <p className="day-soft">{words.savedBy(view.editedBy ?? '', formats.dateTime(view.editedAt))}</p>
}
