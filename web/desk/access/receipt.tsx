import { invitationCards, type RosterReceipt } from '@gridward/contract/access/invitations'
import { accessWords } from '@gridward/contract/words/access'
import { useEffect, useRef } from 'react'
import { urlOf } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { rejectedFile } from './rejected-file.ts'
import { accessDeskWords } from './words.ts'

/** Rows shown of those that were refused; the file has all of them. */
const shown = 50

/** What became of every row, the cards of those who were invited, and the rows to mend. */
export function Receipt({ receipt }: { receipt: RosterReceipt }) {
  const words = useWords(accessDeskWords).invitations
  const formats = useFormats()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [receipt])
  const { stored, same, rejected } = receipt
  const sum = words.receipt(...([receipt.in, stored, same, rejected.length].map(formats.number) as Sum))
  return (
    <section ref={box} className="access-once" role="status" tabIndex={-1}>
      <p>
        <strong>{sum}</strong>
      </p>
      {stored > 0 && (
        <a
          className="main-button access-anchor"
          href={urlOf(invitationCards, { query: { batch: receipt.batch } })}
          target="_blank"
        >
          {words.print}
        </a>
      )}
      {rejected.length > 0 && <Rejected rejected={rejected} />}
    </section>
  )
}

type Sum = [string, string, string, string]

function Rejected({ rejected }: { rejected: RosterReceipt['rejected'] }) {
  const words = useWords(accessDeskWords).invitations
  const { columns } = useWords(accessWords).roster
  const file = rejectedFile(rejected, { ...columns, reason: words.reason })
  return (
    <>
      <h2>{words.rejected}</h2>
      <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(file)}`} download={`${words.rejected}.csv`}>
        {words.rejectedFile}
      </a>
      <div className="access-scroll" tabIndex={0}>
        <table className="access-table">
          <thead>
            <tr>
              {[words.row, columns.name, columns.phone, columns.role, columns.area, words.reason].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rejected.slice(0, shown).map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td>{row.name}</td>
                <td>{row.phone}</td>
                <td>{row.role}</td>
                <td>{row.area}</td>
                <td>{row.problems.map((problem) => problem.text).join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
