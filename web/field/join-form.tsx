import { useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { Field } from '../ui/parts/field.tsx'
import { entryWords } from './entry-words.ts'
import { PinField } from './pin-field.tsx'

export type Choice = { pin?: string; login?: string; password?: string }
type Props = { onAccept: (choice: Choice) => void }

/** What the invited person chooses: a PIN typed twice on a phone, a login with a password for a desk. */
export function JoinForm({ where, onAccept }: Props & { where: 'field' | 'desk' }) {
  return where === 'field' ? <ForPhone onAccept={onAccept} /> : <ForDesk onAccept={onAccept} />
}

function ForPhone({ onAccept }: Props) {
  const words = useWords(entryWords).join
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        setDiffer(pin !== again)
        if (pin === again) onAccept({ pin })
      }}
    >
      <p>{words.choosePin}</p>
      {differ && (
        <p className="notice notice-bad" role="alert">
          {words.differ}
        </p>
      )}
      <PinField label={words.pin} value={pin} onChange={setPin} />
      <PinField label={words.pinAgain} value={again} onChange={setAgain} />
      <button type="submit" className="main-button">
        {words.accept}
      </button>
    </form>
  )
}

function ForDesk({ onAccept }: Props) {
  const words = useWords(entryWords).join
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        onAccept({ login: login.trim(), password })
      }}
    >
      <Field
        label={words.login}
        required
        pattern="[A-Za-z0-9._@\-]{2,64}"
        autoComplete="username"
        value={login}
        onChange={setLogin}
      />
      <Field
        label={words.password}
        type="password"
        required
        minLength={10}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <button type="submit" className="main-button">
        {words.accept}
      </button>
    </form>
  )
}
