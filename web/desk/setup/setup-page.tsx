import { setupState } from '@gridward/contract/access/set-up'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { CrashGuard } from '../../ui/parts/crash.tsx'
import { LanguageChoice } from '../../ui/parts/language-choice.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { uiWords } from '../../ui/words.ts'
import { Kit } from '../kit/kit.tsx'
import { sessionQuery } from '../session.ts'
import { Found } from './found.tsx'
import { Wizard } from './wizard.tsx'
import { setupWords } from './words.ts'
import './setup.css'

/** An empty installation begins here, and whoever stopped on the way goes on here. */
export function SetupPage() {
  const state = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => call(setupState, { signal }) })
  const session = useQuery(sessionQuery)
  if (state.isPending || session.isPending) return <Loading />
  const problem = state.error ?? session.error
  if (problem) return <Failed problem={problem} again={() => void Promise.all([state.refetch(), session.refetch()])} />
  if (session.data) return <Around>{<Wizard />}</Around>
  if (state.data?.needed) return <Around>{<Found />}</Around>
  return <Navigate to="/login" search={{ to: '/setup' }} replace />
}

function Around({ children }: { children: ReactNode }) {
  const ui = useWords(uiWords)
  const words = useWords(setupWords)
  return (
    <div className="setup">
      <header>
        <strong>{ui.productLong}</strong>
        <LanguageChoice />
      </header>
      <main>
        <h1>{words.title}</h1>
        <CrashGuard>
          <Kit>{children}</Kit>
        </CrashGuard>
      </main>
    </div>
  )
}
