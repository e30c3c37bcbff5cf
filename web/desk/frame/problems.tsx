import { Link, useRouter } from '@tanstack/react-router'
import { ProblemError } from '../../ui/api.ts'
import { Failed } from '../../ui/parts/states.tsx'
import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'
import './frame.css'

/** What a page shows that could not be opened. */
export function PageProblem({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter()
  const words = useWords(deskWords).frame
  // The page itself refused, before the server was asked.
  if (error instanceof ProblemError && error.code === 'forbidden') return <p className="failed">{words.forbidden}</p>
  return (
    <Failed
      problem={error}
      again={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}

/** An address that leads nowhere: says so, and leads home. */
export function NotFound() {
  const words = useWords(deskWords).frame
  return (
    <main className="frame-lost">
      <h1>{words.lost}</h1>
      <p>{words.notFound}</p>
      <Link className="main-button frame-home" to="/">
        {words.toHome}
      </Link>
    </main>
  )
}
