import { useId, useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { PinField } from './pin-field.tsx'
import { entryWords } from './entry-words.ts'

export type Choice = { pin?: string; login?: string; password?: string }

/** What the invited person chooses: a PIN typed twice, or a login with a password. */
export function JoinForm({ where, onAccept }: { where: 'field' | 'desk'; onAccept: (choice: Choice) => void }) {
  const words = useWords(entryWords).join
  const id = useId()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [differ, setDiffer] = useState(false)
  const submit = (): void => {
    if (where === 'desk') return onAccept({ login: login.trim(), password })
    setDiffer(pin !== again)
    if (pin === again) onAccept({ pin })
  }
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {where === 'field' ? (
        <>
          <p>{words.choosePin}</p>
          {differ && (
            <p className="notice notice-bad" role="alert">
              {words.differ}
            </p>
          )}
          <PinField label={words.pin} value={pin} onChange={setPin} />
          <PinField label={words.pinAgain} value={again} onChange={setAgain} />
        </>
      ) : (
        <>
          <label htmlFor={`${id}-login`}>{words.login}</label>
          <input
            id={`${id}-login`}
            required
            pattern="[A-Za-z0-9._@\-]{2,64}"
            autoComplete="username"
            value={login}
            onInput={(event) => setLogin(event.currentTarget.value)}
          />
          <label htmlFor={`${id}-password`}>{words.password}</label>
          <input
            id={`${id}-password`}
            type="password"
            required
            minLength={10}
            autoComplete="new-password"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
      <button type="submit" className="main-button">
        {words.accept}
      </button>
    </form>
  )
}
