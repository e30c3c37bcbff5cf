import { setUp } from '@gridward/contract/access/set-up'
import type { Body } from '@gridward/contract/route'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Field } from '../../ui/parts/field.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { useForm } from '../../ui/parts/use-form.ts'
import { sessionQuery } from '../session.ts'
import { StepList } from './step-list.tsx'
import { setupWords } from './words.ts'

type Key = 'code' | `district/${'name' | 'roots'}` | `administrator/${'name' | 'login' | 'password'}`

const bodyOf = (values: Record<Key, string>): Body<typeof setUp> => ({
  code: values.code.trim(),
  district: {
    name: values['district/name'].trim(),
    roots: values['district/roots'].split(/[\s,，、;；]+/).filter(Boolean),
  },
  administrator: {
    name: values['administrator/name'].trim(),
    login: values['administrator/login'].trim(),
    password: values['administrator/password'],
  },
})

/** The first step: the code from the terminal, the district, its first administrator. */
export function Found() {
  const words = useWords(setupWords)
  const queries = useQueryClient()
  const form = useForm<Key>({
    code: words.code,
    'district/name': words.district,
    'district/roots': words.roots,
    'administrator/name': words.name,
    'administrator/login': words.login,
    'administrator/password': words.password,
  })
  const send = async (): Promise<void> => {
    const session = await call(setUp, { body: bodyOf(form.values) })
    queries.setQueryData(sessionQuery.queryKey, session)
  }
  return (
    <>
      <StepList current="district" isDone={() => false} />
      <section className="setup-card">
        <h2>{words.steps.district}</h2>
        <form
          className="login-form"
          onSubmit={(event) => {
            event.preventDefault()
            void form.send(send)
          }}
        >
          <ProblemSummary problem={form.problem} fields={form.fields} />
          <Field {...form.field('code')} help={words.codeHelp} inputMode="numeric" autoComplete="one-time-code" />
          <Field {...form.field('district/name')} />
          <Field {...form.field('district/roots')} help={words.rootsHelp} />
          <Field {...form.field('administrator/name')} autoComplete="name" />
          <Field {...form.field('administrator/login')} help={words.loginHelp} autoComplete="username" />
          <Field
            {...form.field('administrator/password')}
            help={words.passwordHelp}
            type="password"
            minLength={10}
            autoComplete="new-password"
          />
          <button type="submit" className="main-button" disabled={form.working}>
            {form.working ? words.working : words.submit}
          </button>
        </form>
      </section>
      <Demo />
    </>
  )
}

function Demo() {
  const words = useWords(setupWords).demo
  return (
    <section className="setup-card setup-demo">
      <h2>{words.title}</h2>
      <p>{words.what}</p>
      <p>{words.how}</p>
      <pre>npm run demo</pre>
      <p>{words.after}</p>
      <pre>DATA_DIR=./demo-data npm run demo</pre>
    </section>
  )
}
