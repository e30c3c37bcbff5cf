import type { InputHTMLAttributes, ReactNode } from 'react'

type Base = { id: string; label: string; help?: string }

/** A control under its label; `help` stands below it. */
export function Field({ id, label, help, children }: Base & { children: ReactNode }) {
  return (
    <div className="areas-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help && <small>{help}</small>}
    </div>
  )
}

type TextProps = Base & { value: string; onText: (text: string) => void } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'id' | 'value' | 'onChange'
  >

export function TextField({ id, label, help, onText, ...input }: TextProps) {
  return (
    <Field id={id} label={label} {...(help && { help })}>
      <input id={id} {...input} onChange={(event) => onText(event.target.value)} />
    </Field>
  )
}

export function LongField({
  id,
  label,
  help,
  value,
  rows,
  onText,
}: Base & { value: string; rows: number; onText: (text: string) => void }) {
  return (
    <Field id={id} label={label} {...(help && { help })}>
      <textarea id={id} rows={rows} value={value} onChange={(event) => onText(event.target.value)} />
    </Field>
  )
}

type ChoiceProps<V extends string> = Base & {
  value: V
  options: readonly { value: V; text: string }[]
  onValue: (value: V) => void
}

export function ChoiceField<V extends string>({ id, label, help, value, options, onValue }: ChoiceProps<V>) {
  return (
    <Field id={id} label={label} {...(help && { help })}>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value as V)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}
