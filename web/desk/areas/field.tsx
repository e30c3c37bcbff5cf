import { useState, type InputHTMLAttributes, type ReactNode } from 'react'

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

type FileProps = {
  id: string
  label: string
  none: string
  accept: string
  disabled?: boolean
  onFile: (file: File | undefined) => void
}

/** A file, chosen by a button in our language: the browser's own speaks the browser's. */
export function FileField({ id, label, none, accept, disabled = false, onFile }: FileProps) {
  const [name, setName] = useState('')
  const choose = (file: File | undefined): void => {
    setName(file?.name ?? '')
    onFile(file)
  }
  return (
    <div className="areas-file">
      <label className="plain-button" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => choose(event.target.files?.[0])}
      />
      <span className="areas-file-name">{name || none}</span>
    </div>
  )
}
