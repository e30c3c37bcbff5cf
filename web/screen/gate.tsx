import { whoAmI } from '@gridward/contract/access/sessions'
import { call, ProblemError } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Failed, Loading } from '../ui/parts/states.tsx'
import { useLoad } from './load.ts'
import { Wall } from './wall.tsx'
import { wallWords } from './words.ts'

/** Shows the wall to those who may see it, and tells the others what to do. */
export function Gate() {
  const words = useWords(wallWords)
  const { data: session, problem, again } = useLoad('session', (signal) => call(whoAmI, { signal }))
  if (session) {
    if (session.verbs.includes('briefings.read')) return <Wall session={session} />
    return (
      <main className="wall-gate">
        <p>{words.forbidden}</p>
        <a href="/desk">{words.toDesk}</a>
      </main>
    )
  }
  if (problem instanceof ProblemError && problem.code === 'notSignedIn') {
    return (
      <main className="wall-gate">
        <p>{words.signIn}</p>
        <a href="/desk/login?then=screen">{words.toLogin}</a>
      </main>
    )
  }
  return <main className="wall-gate">{problem ? <Failed problem={problem} again={again} /> : <Loading />}</main>
}
