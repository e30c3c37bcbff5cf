import { useId, type InputHTMLAttributes } from 'react'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'> & {
  label: string
  help?: string
  id?: string
  onChange: (value: string) => void
}

/** A labelled line of text, for the small forms outside antd. */
export function Field({ label, help, onChange, id, ...input }: Props) {
  const made = useId()
  const own = id ?? made
  return (
    <div className="field">
      <label htmlFor={own}>{label}</label>
      <input
        {...input}
        id={own}
        aria-describedby={help && `${own}-help`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {help && (
        <p id={`${own}-help`} className="login-help">
          {help}
        </p>
      )}
    </div>
  )
}
