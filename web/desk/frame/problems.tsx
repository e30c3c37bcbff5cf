import { useRouter } from '@tanstack/react-router'
import { ProblemError } from '../../ui/api.ts'
import { Failed } from '../../ui/parts/states.tsx'
import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'

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

export function NotFound() {
  return <p className="failed">{useWords(deskWords).frame.notFound}</p>
}
