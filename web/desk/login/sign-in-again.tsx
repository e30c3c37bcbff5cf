import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { onProblem } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { uiWords } from '../../ui/words.ts'
import { sessionQuery } from '../session.ts'
import { LoginForm } from '../../ui/login/login-form.tsx'

/** When the session ends under an open page, the login comes up in front of it and the page keeps what was typed. */
export function SignInAgain() {
  const words = useWords(uiWords).login
  const queries = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(
    () =>
      onProblem((code) => {
        if (code === 'notSignedIn' && !dialog.current?.open) dialog.current?.showModal()
      }),
    [],
  )
  return (
    <dialog ref={dialog} className="login login-again" aria-label={words.title}>
      <p>{words.again}</p>
      <LoginForm
        onSignedIn={(session) => {
          queries.setQueryData(sessionQuery.queryKey, session)
          dialog.current?.close()
          void queries.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
        }}
      />
    </dialog>
  )
}
