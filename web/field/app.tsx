import type { SessionView } from '@gridward/contract/access/parts'
import { useCallback, useEffect, useState } from 'react'
import { Loading } from '../ui/parts/states.tsx'
import { Lazily } from './lazily.tsx'
import { leave, remember, whoIsHere, type Known } from './person.ts'
import { boundPhone, restedTooLong, touched } from './phone.ts'
import { Shell } from './shell.tsx'

const entrance = () => import('./entrance.tsx')
const pinPage = () => import('./pin-page.tsx')
const joinPage = () => import('./join-page.tsx')
const bindPage = () => import('./bind-page.tsx')
const isBinding = (): boolean => window.location.pathname === '/field/bind'
const isJoining = (): boolean => window.location.pathname === '/field/join'

/** Who is here, then what they can do. */
export function App() {
  const [known, setKnown] = useState<Known>()
  const [joining, setJoining] = useState(isJoining)
  const [binding, setBinding] = useState(isBinding)
  const look = useCallback(() => void whoIsHere(new Date()).then(setKnown), [])
  useEffect(() => {
    look()
    window.addEventListener('online', look)
    return () => window.removeEventListener('online', look)
  }, [look])
  useLock(known?.is === 'in', () => setKnown({ is: 'locked', online: navigator.onLine }))
  const onIn = (session: SessionView, online: boolean): void => {
    remember(session)
    if (isJoining()) window.history.replaceState(null, '', '/field')
    setJoining(false)
    setKnown({ is: 'in', session, online })
  }
  if (binding) return <Lazily key="bind" load={bindPage} onBound={() => (setBinding(false), look())} />
  if (joining) return <Lazily key="join" load={joinPage} onIn={onIn} />
  if (!known) return <Loading />
  const { online } = known
  if (known.is === 'out') {
    return <Lazily key="entrance" load={entrance} online={online} onSignedIn={(session) => onIn(session, true)} />
  }
  if (known.is === 'locked') {
    return (
      <Lazily
        key="pin"
        load={pinPage}
        online={online}
        onIn={onIn}
        onForgotten={() => setKnown({ is: 'out', online })}
      />
    )
  }
  const gone = (): void => setKnown({ is: boundPhone() ? 'locked' : 'out', online })
  return (
    <Shell
      key={known.session.account.id}
      session={known.session}
      online={online}
      onLeave={() => void leave().then(gone)}
      onSignedIn={(session) => onIn(session, true)}
    />
  )
}

/** A bound phone that lay unused asks for the PIN; every touch counts as use, at most once a minute. */
function useLock(unlocked: boolean, lock: () => void): void {
  useEffect(() => {
    if (!unlocked || !boundPhone()) return undefined
    let last = 0
    const used = (): void => {
      const now = new Date()
      if (restedTooLong(now)) return lock()
      if (now.getTime() - last > 60_000) touched(now)
      last = now.getTime()
    }
    used()
    document.addEventListener('pointerdown', used)
    document.addEventListener('visibilitychange', used)
    return () => {
      document.removeEventListener('pointerdown', used)
      document.removeEventListener('visibilitychange', used)
    }
    // `lock` is made anew at every drawing and always does the same.
  }, [unlocked])
}
