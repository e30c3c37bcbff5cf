import { useId, useState, type ReactNode } from 'react'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { spans } from './names.ts'
import { accessDeskWords } from './words.ts'
import './access.css'

type TextProps = {
  label: string
  value: string
  onText: (text: string) => void
  type?: 'text' | 'tel'
  required?: boolean
  id?: string
}

export function Text({ label, value, onText, type = 'text', required, id }: TextProps) {
  const made = useId()
  const own = id ?? made
  return (
    <div className="access-field">
      <label htmlFor={own}>{label}</label>
      <input
        id={own}
        type={type}
        value={value}
        required={required}
        autoComplete="off"
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </div>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly { value: string; text: string }[]
  onValue: (value: string) => void
  empty?: string
}

export function Choice({ label, value, options, onValue, empty }: ChoiceProps) {
  const id = useId()
  return (
    <div className="access-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** How long something holds: a short list, because a date field shows its parts in the order of the browser's language. */
export function Span({ value, onDays }: { value: string; onDays: (days: string) => void }) {
  const words = useWords(accessDeskWords)
  return (
    <Choice
      label={words.span}
      value={value}
      options={spans.map((days) => ({ value: days, text: words.days(days || '90') }))}
      onValue={onDays}
    />
  )
}

/** Something that is shown once: large, with a button that copies it. */
export function OnceShown({ title, text, until }: { title: string; text: string; until?: string }) {
  const words = useWords(accessDeskWords)
  const formats = useFormats()
  const [copied, setCopied] = useState(false)
  const copy = (): void => void navigator.clipboard?.writeText(text).then(() => setCopied(true))
  return (
    <div className="access-once" role="status">
      <p>{title}</p>
      <p className="access-secret">{text}</p>
      {until && <p>{words.codeUntil(formats.dateTime(until))}</p>}
      <p>{words.handOver}</p>
      <button type="button" className="plain-button" onClick={copy}>
        {copied ? words.copied : words.copy}
      </button>
    </div>
  )
}

/** A change that cannot be taken back asks for its reason first, in place. */
export function Reasoned({
  button,
  label,
  help,
  working,
  required = true,
  onReason,
}: {
  button: string
  label: string
  help?: ReactNode
  working: boolean
  required?: boolean
  onReason: (reason: string) => void
}) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!open)
    return (
      <button type="button" className="plain-button access-danger" onClick={() => setOpen(true)}>
        {button}
      </button>
    )
  return (
    <form
      className="access-reason"
      onSubmit={(event) => {
        event.preventDefault()
        onReason(reason.trim())
      }}
    >
      {help && <p>{help}</p>}
      <Text label={label} value={reason} onText={setReason} required={required} />
      <button className="main-button access-main-danger" disabled={working || (required && reason.trim() === '')}>
        {button}
      </button>
    </form>
  )
}
