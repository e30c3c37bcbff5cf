import { newPinWithCode } from '@gridward/contract/access/devices'
import type { SessionView } from '@gridward/contract/access/parts'
import { useId, useState } from 'react'
import { call } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemSummary } from '../ui/parts/problem.tsx'
import type { Phone } from './phone.ts'
import { settle } from './residents.ts'
import { PinField } from './pin-field.tsx'
import { entryWords } from './entry-words.ts'

type Props = { phone: Phone; account: string | undefined; onIn: (session: SessionView, online: boolean) => void }

/** A new PIN with the one-time code of the leader: forgotten PINs, and the first time on a shared phone. */
export function NewPin({ phone, account, onIn }: Props) {
  const words = useWords(entryWords).pin
  const id = useId()
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const enter = async (): Promise<void> => {
    const who = account ? { account } : { login: login.trim() }
    const session = await call(newPinWithCode, { body: { device: phone.secret, ...who, code: code.trim(), pin } })
    await settle(session, pin)
    onIn(session, true)
  }
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        enter().catch(setProblem)
      }}
    >
      <ProblemSummary problem={problem} />
      {!account && (
        <>
          <label htmlFor={`${id}-login`}>{words.login}</label>
          <input id={`${id}-login`} required value={login} onInput={(event) => setLogin(event.currentTarget.value)} />
        </>
      )}
      <label htmlFor={`${id}-code`}>{words.code}</label>
      <input
        id={`${id}-code`}
        required
        autoComplete="one-time-code"
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <PinField label={words.fresh} value={pin} onChange={setPin} />
      <button type="submit" className="main-button">
        {words.enter}
      </button>
    </form>
  )
}
