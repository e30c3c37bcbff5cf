import { ruleParameters, type RuleKind } from '@gridward/contract/rules'
import { ruleWords } from '@gridward/contract/words/rules'
import { useWords } from '../../ui/language.tsx'
import { ChoiceField, TextField } from '../areas/field.tsx'
import { labelOf, startOf, type Schema } from './schema.ts'

type Props = { kind: RuleKind; value: unknown; onChange: (value: unknown) => void; wrong: (path: string) => boolean }

/** The parameters of a kind, drawn from its schema in the contract: a new kind needs no form of its own. */
export function Parameters({ kind, value, onChange, wrong }: Props) {
  const properties = (ruleParameters[kind] as unknown as Schema).properties ?? {}
  const object = value as Record<string, unknown>
  return (
    <div className="spine-parameters areas-form">
      {Object.entries(properties).map(([name, schema]) => (
        <Part
          key={name}
          name={name}
          schema={schema}
          value={object[name]}
          wrong={wrong(name)}
          onChange={(to) => onChange({ ...object, [name]: to })}
        />
      ))}
    </div>
  )
}

type PartProps = {
  name: string
  schema: Schema
  value: unknown
  wrong?: boolean
  onChange: (value: unknown) => void
}

function Part({ name, schema, value, wrong, onChange }: PartProps) {
  const words = useWords(ruleWords)
  const label = labelOf(words, name)
  const id = `rule-${name}`
  const help = wrong ? { help: words.problems.parameter } : {}
  if (schema.type === 'array' && schema.items?.type === 'object')
    return <Table name={name} schema={schema.items} value={value as Record<string, unknown>[]} onChange={onChange} />
  if (schema.type === 'array')
    return (
      <TextField
        id={id}
        label={label}
        {...help}
        value={(value as string[]).join('，')}
        onText={(text) => onChange(text.split(/[,，、\s]+/).filter(Boolean))}
      />
    )
  if (schema.type === 'boolean')
    return (
      <label className="spine-tick">
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
        <span>{label}</span>
      </label>
    )
  if (schema.enum)
    return (
      <ChoiceField
        id={id}
        label={label}
        value={String(value)}
        options={schema.enum.map((one) => ({ value: one, text: labelOf(words, one) }))}
        onValue={onChange}
      />
    )
  return (
    <TextField
      id={id}
      label={label}
      {...help}
      inputMode="decimal"
      value={value === undefined || Number.isNaN(value) ? '' : String(value)}
      onText={(text) => onChange(text === '' ? undefined : Number(text))}
    />
  )
}

type TableProps = {
  name: string
  schema: Schema
  value: Record<string, unknown>[]
  onChange: (value: unknown) => void
}

/** Rows of one shape: one line each, with a button to take it away and one to add another. */
function Table({ name, schema, value, onChange }: TableProps) {
  const words = useWords(ruleWords)
  const columns = Object.entries(schema.properties ?? {})
  const set = (at: number, row: Record<string, unknown>): void =>
    onChange(value.map((one, i) => (i === at ? row : one)))
  return (
    <fieldset>
      <legend>{labelOf(words, name)}</legend>
      {value.map((row, at) => (
        <div key={at} className="spine-row">
          {columns.map(([column, part]) => (
            <Part
              key={column}
              name={column}
              schema={part}
              value={row[column]}
              onChange={(to) => set(at, { ...row, [column]: to })}
            />
          ))}
          <button
            type="button"
            className="plain-button"
            aria-label={words.screen.dropRow}
            onClick={() => onChange(value.filter((_, i) => i !== at))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" className="plain-button" onClick={() => onChange([...value, startOf(schema)])}>
        ＋
      </button>
    </fieldset>
  )
}
