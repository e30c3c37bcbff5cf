import { setUp } from '@gridward/contract/access/set-up'
import type { Body } from '@gridward/contract/route'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { Field } from '../../ui/parts/field.tsx'
import { LanguageChoice } from '../../ui/parts/language-choice.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { addressOf } from '../address.ts'
import { sessionQuery } from '../session.ts'
import { deskWords } from '../words.ts'
import { useForm } from '../../ui/parts/use-form.ts'

type Path = 'code' | `district/${'name' | 'roots'}` | `administrator/${'name' | 'login' | 'password'}`

const bodyOf = (values: Record<Path, string>): Body<typeof setUp> => ({
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

/** The first page of an empty installation. */
export function SetupPage() {
  const words = useWords(deskWords).setup
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const router = useRouter()
  const form = useForm({
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
    router.history.push(addressOf('/areas/set-up'))
  }
  return (
    <main className="login">
      <header>
        <h1>{ui.productLong}</h1>
        <LanguageChoice />
      </header>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <form
        className="login-form"
        onSubmit={(event) => {
          event.preventDefault()
          void form.send(send)
        }}
      >
        <ProblemSummary problem={form.problem} fields={form.fields} />
        <Field {...form.field('code')} autoComplete="one-time-code" />
        <Field {...form.field('district/name')} />
        <Field {...form.field('district/roots')} help={words.rootsHelp} inputMode="numeric" />
        <Field {...form.field('administrator/name')} autoComplete="name" />
        <Field {...form.field('administrator/login')} autoComplete="username" />
        <Field {...form.field('administrator/password')} type="password" minLength={10} autoComplete="new-password" />
        <button type="submit" className="main-button" disabled={form.working}>
          {form.working ? words.working : words.submit}
        </button>
      </form>
      <p className="login-help">{words.demo}</p>
    </main>
  )
}
