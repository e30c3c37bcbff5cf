import type { SessionView } from '@gridward/contract/access/parts'
import { signIn } from '@gridward/contract/access/sessions'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { Field } from '../parts/field.tsx'
import { ProblemSummary } from '../parts/problem.tsx'
import { useForm } from '../parts/use-form.ts'
import { uiWords } from '../words.ts'
import { DemoAccounts } from './demo-accounts.tsx'

/** Account and password, and one button per account of a demo. */
export function LoginForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const words = useWords(uiWords).login
  const form = useForm({ login: words.account, password: words.password })
  const enter = (body: { login: string; password: string }): void =>
    void form.send(async () => onSignedIn(await call(signIn, { body })))
  return (
    <>
      <form
        className="login-form"
        onSubmit={(event) => {
          event.preventDefault()
          enter({ login: form.values.login.trim(), password: form.values.password })
        }}
      >
        <ProblemSummary problem={form.problem} fields={form.fields} />
        <Field {...form.field('login')} autoComplete="username" autoCapitalize="none" />
        <Field {...form.field('password')} type="password" autoComplete="current-password" />
        <button type="submit" className="main-button" disabled={form.working}>
          {form.working ? words.working : words.submit}
        </button>
        <p className="login-help">{words.help}</p>
      </form>
      <DemoAccounts working={form.working} onChosen={enter} />
    </>
  )
}
