import { deviceHere } from '@gridward/contract/access/devices'
import { useEffect, useState } from 'react'
import { call } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemSummary } from '../ui/parts/problem.tsx'
import { Loading } from '../ui/parts/states.tsx'
import { bindPhone } from './phone.ts'
import { entryWords } from './entry-words.ts'

/** The secret stands behind the # of the leader's code, so that it reaches no log on the way. */
const secretOfLink = (): string => decodeURIComponent(window.location.hash.slice(1))

/** Makes this phone the one whose code the leader showed; from then on people sign in on it with their PIN. */
export default function BindPage({ onBound }: { onBound: () => void }) {
  const words = useWords(entryWords).bind
  const [name, setName] = useState<string>()
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    const secret = secretOfLink()
    call(deviceHere, { body: { device: secret } }).then((phone) => {
      bindPhone({ id: phone.id, secret })
      // the secret does not stay in the address, where the next person could read it
      window.history.replaceState(null, '', '/field')
      setName(phone.name)
    }, setProblem)
  }, [])
  return (
    <main className="login">
      <header>
        <h1>{words.title}</h1>
      </header>
      <ProblemSummary problem={problem} />
      {!name && !problem && <Loading lines={3} />}
      {Boolean(problem) && <p>{words.askAgain}</p>}
      {name && (
        <>
          <p className="notice" role="status">
            {words.done(name)}
          </p>
          <button type="button" className="main-button" onClick={onBound}>
            {words.next}
          </button>
        </>
      )}
    </main>
  )
}
