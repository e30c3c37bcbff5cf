import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { uiWords } from '../../ui/words.ts'
import { LanguageChoice } from '../../ui/parts/language-choice.tsx'
import { addressOf } from '../address.ts'
import { sessionQuery } from '../session.ts'
import { deskWords } from '../words.ts'
import { LoginForm } from '../../ui/login/login-form.tsx'

export function LoginPage() {
  const words = useWords(uiWords)
  const desk = useWords(deskWords)
  const queries = useQueryClient()
  const router = useRouter()
  const { to, then } = useSearch({ from: '/login' })
  return (
    <main className="login">
      <header>
        <h1>{words.productLong}</h1>
        <LanguageChoice />
      </header>
      <h2 className="unseen">{words.login.title}</h2>
      <LoginForm
        onSignedIn={(session) => {
          queries.setQueryData(sessionQuery.queryKey, session)
          if (then) window.location.assign('/screen')
          else router.history.push(addressOf(to ?? '/'))
        }}
      />
      <Link to="/code">{desk.password.withCode}</Link>
    </main>
  )
}
