import { useId } from 'react'

/** Six digits, typed on the number pad, hidden. */
export function PinField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (pin: string) => void
}) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="pin"
        type="password"
        inputMode="numeric"
        pattern="\d{6}"
        maxLength={6}
        autoComplete="off"
        required
        value={value}
        onInput={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
      />
    </>
  )
}
