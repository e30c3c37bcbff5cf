import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'
import type { Column } from './column.ts'

type Props<Row> = {
  columns: readonly Column<Row>[]
  isShown: (column: Column<Row>) => boolean
  onToggle: (column: Column<Row>) => void
}

export function ColumnChoice<Row>({ columns, isShown, onToggle }: Props<Row>) {
  const words = useWords(deskWords).ledger
  return (
    <details className="ledger-columns">
      <summary className="plain-button">{words.columns}</summary>
      <fieldset>
        <legend className="unseen">{words.columns}</legend>
        {columns
          .filter((column) => !column.always)
          .map((column) => (
            <label key={column.key}>
              <input type="checkbox" checked={isShown(column)} onChange={() => onToggle(column)} /> {column.title}
            </label>
          ))}
      </fieldset>
    </details>
  )
}
