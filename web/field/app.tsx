import { useEffect, useState } from 'react'
import { Loading } from '../ui/parts/states.tsx'
import { leave, remember, whoIsHere, type Known } from './person.ts'
import { Lazily } from './lazily.tsx'
import { Shell } from './shell.tsx'
const entrance = () => import('./entrance.tsx')

/** Who is here, then what they can do. */
export function App() {
  const [known, setKnown] = useState<Known>()
  useEffect(() => {
    void whoIsHere(new Date()).then(setKnown)
    const again = (): void => void whoIsHere(new Date()).then(setKnown)
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  if (!known) return <Loading />
  if (known.is === 'in') {
    return (
      <Shell
        key={known.session.account.id}
        session={known.session}
        online={known.online}
        onLeave={() => void leave().then(() => setKnown({ is: 'out', online: known.online }))}
        onSignedIn={(session) => setKnown({ is: 'in', session, online: true })}
      />
    )
  }
  return (
    <Lazily
      load={entrance}
      online={known.online}
      onSignedIn={(session) => {
        remember(session)
        setKnown({ is: 'in', session, online: true })
      }}
    />
  )
}
