import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { uiWords } from '../../ui/words.ts'
import { LanguageChoice } from '../frame/top-bar.tsx'
import { sessionQuery } from '../session.ts'
import { deskWords } from '../words.ts'
import { LoginForm } from './login-form.tsx'

export function LoginPage() {
  const words = useWords(deskWords).login
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const router = useRouter()
  const { to, then } = useSearch({ from: '/login' })
  return (
    <main className="login">
      <header>
        <h1>{ui.productLong}</h1>
        <LanguageChoice />
      </header>
      <h2 className="unseen">{words.title}</h2>
      <LoginForm
        onSignedIn={(session) => {
          queries.setQueryData(sessionQuery.queryKey, session)
          if (then) window.location.assign('/screen')
          else router.history.push(to ?? '/')
        }}
      />
    </main>
  )
}
