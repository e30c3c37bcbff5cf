import { signInWithPin } from '@gridward/contract/access/devices'
import type { SessionView } from '@gridward/contract/access/parts'
import { useId, useState } from 'react'
import { call } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemSummary } from '../ui/parts/problem.tsx'
import type { Phone } from './phone.ts'
import { settle } from './residents.ts'
import { PinField } from './pin-field.tsx'
import { entryWords } from './entry-words.ts'

type Props = { phone: Phone; onIn: (session: SessionView, online: boolean) => void }

/** The first time on a shared phone, for somebody who has a PIN already. */
export function ByNumber({ phone, onIn }: Props) {
  const words = useWords(entryWords).pin
  const id = useId()
  const [login, setLogin] = useState('')
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const enter = async (): Promise<void> => {
    const session = await call(signInWithPin, { body: { device: phone.secret, login: login.trim(), pin } })
    await settle(session, pin)
    onIn(session, true)
  }
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        enter().catch((caught: unknown) => {
          setPin('')
          setProblem(caught)
        })
      }}
    >
      <ProblemSummary problem={problem} />
      <label htmlFor={`${id}-login`}>{words.number}</label>
      <input
        id={`${id}-login`}
        required
        autoComplete="off"
        value={login}
        onInput={(event) => setLogin(event.currentTarget.value)}
      />
      <PinField label={words.mine} value={pin} onChange={setPin} />
      <button type="submit" className="main-button">
        {words.enter}
      </button>
    </form>
  )
}
