import type { SessionView } from '@gridward/contract/access/parts'
import { signIn } from '@gridward/contract/access/sessions'
import { useId, useState } from 'react'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { ProblemSummary } from '../parts/problem.tsx'
import { uiWords } from '../words.ts'
import { DemoAccounts } from './demo-accounts.tsx'

/** Account and password, and one button per account of a demo. */
export function LoginForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const words = useWords(uiWords).login
  const id = useId()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<unknown>()

  const enter = async (body: { login: string; password: string }) => {
    setWorking(true)
    setProblem(undefined)
    try {
      onSignedIn(await call(signIn, { body }))
    } catch (caught) {
      setProblem(caught)
      setWorking(false)
    }
  }
  const fields: Record<string, { id: string; label: string }> = {
    login: { id: `${id}-login`, label: words.account },
    password: { id: `${id}-password`, label: words.password },
  }
  return (
    <>
      <form
        className="login-form"
        onSubmit={(event) => {
          event.preventDefault()
          void enter({ login: login.trim(), password })
        }}
      >
        <ProblemSummary problem={problem} fields={(path) => fields[path]} />
        <label htmlFor={`${id}-login`}>{words.account}</label>
        <input
          id={`${id}-login`}
          value={login}
          autoComplete="username"
          autoCapitalize="none"
          required
          onChange={(event) => setLogin(event.target.value)}
        />
        <label htmlFor={`${id}-password`}>{words.password}</label>
        <input
          id={`${id}-password`}
          type="password"
          value={password}
          autoComplete="current-password"
          required
          onChange={(event) => setPassword(event.target.value)}
        />
        <button type="submit" className="main-button" disabled={working}>
          {working ? words.working : words.submit}
        </button>
        <p className="login-help">{words.help}</p>
      </form>
      <DemoAccounts working={working} onChosen={(account) => void enter(account)} />
    </>
  )
}
