import { useCode as routeForCode } from '@gridward/contract/access/sessions'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Field } from '../../ui/parts/field.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { addressOf } from '../address.ts'
import { sessionQuery } from '../session.ts'
import { deskWords } from '../words.ts'
import { useForm } from '../../ui/parts/use-form.ts'

/** A new password with the one-time code of a superior. */
export function CodePage() {
  const words = useWords(deskWords).password
  const queries = useQueryClient()
  const router = useRouter()
  const form = useForm({ login: words.account, code: words.code, password: words.fresh })
  const send = async (): Promise<void> => {
    const { login, code, password } = form.values
    const session = await call(routeForCode, { body: { login: login.trim(), code: code.trim(), password } })
    queries.setQueryData(sessionQuery.queryKey, session)
    router.history.push(addressOf('/'))
  }
  return (
    <main className="login">
      <h1>{words.withCode}</h1>
      <form
        className="login-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.send(send)
        }}
      >
        <ProblemSummary problem={form.problem} fields={form.fields} />
        <Field {...form.field('login')} autoComplete="username" />
        <Field {...form.field('code')} autoComplete="one-time-code" />
        <Field {...form.field('password')} type="password" minLength={10} autoComplete="new-password" />
        <button type="submit" className="main-button" disabled={form.working}>
          {words.enter}
        </button>
      </form>
      <Link to="/login">{words.back}</Link>
    </main>
  )
}
