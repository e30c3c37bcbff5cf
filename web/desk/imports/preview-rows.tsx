import type { Previewed } from '@gridward/contract/imports'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'

/** The rows that were tried, those with problems first, each problem in words beside its row. */
export function PreviewRows({ preview }: { preview: Previewed['preview'] }) {
  const words = useWords(deskWords).imports
  const formats = useFormats()
  const taken = preview.headings.filter((one) => one.key !== null)
  const rows = [...preview.rows].sort((a, b) => b.problems.length - a.problems.length || a.number - b.number)
  const titleOf = (key: string): string => {
    const heading = taken.find((one) => one.key === key)?.heading
    return heading ? `${heading}：` : ''
  }
  return (
    <div className="imports-scroll" tabIndex={0}>
      <table className="imports-table">
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.problem}</th>
            {taken.map((one) => (
              <th key={one.column} scope="col">
                {one.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number} className={row.problems.length > 0 ? 'imports-wrong' : ''}>
              <th scope="row" className="number">
                {formats.number(row.number)}
              </th>
              <td>{row.problems.map((one) => `${titleOf(one.path)}${one.text}`).join(' ') || words.fine}</td>
              {taken.map((one) => (
                <td key={one.column}>{row.values.find((value) => value.key === one.key)?.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
