import { setPassword } from '@gridward/contract/access/sessions'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Field } from '../../ui/parts/field.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { sessionQuery, useSession } from '../session.ts'
import { deskWords } from '../words.ts'
import { useForm } from '../../ui/parts/use-form.ts'

/** The own password; a first one has to be changed. */
export function PasswordPage() {
  const words = useWords(deskWords).password
  const queries = useQueryClient()
  const session = useSession()
  const [done, setDone] = useState(false)
  const form = useForm({ current: words.current, password: words.fresh })
  const send = async (): Promise<void> => {
    queries.setQueryData(sessionQuery.queryKey, await call(setPassword, { body: form.values }))
    setDone(true)
  }
  return (
    <div className="login">
      <h1>{words.title}</h1>
      {session.mustChange && <p>{words.mustChange}</p>}
      {done && <p role="status">{words.done}</p>}
      <form
        className="login-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.send(send)
        }}
      >
        <ProblemSummary problem={form.problem} fields={form.fields} />
        <Field {...form.field('current')} type="password" autoComplete="current-password" />
        <Field {...form.field('password')} type="password" minLength={10} autoComplete="new-password" />
        <button type="submit" className="main-button" disabled={form.working}>
          {words.submit}
        </button>
      </form>
    </div>
  )
}
