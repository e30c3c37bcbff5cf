import { acceptInvitation, lookAtInvitation } from '@gridward/contract/access/invitations'
import type { SessionView } from '@gridward/contract/access/parts'
import type { Reply } from '@gridward/contract/route'
import { roleWords } from '@gridward/contract/words/roles'
import { useEffect, useState } from 'react'
import { call } from '../ui/api.ts'
import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { LanguageChoice } from '../ui/parts/language-choice.tsx'
import { ProblemSummary } from '../ui/parts/problem.tsx'
import { Loading } from '../ui/parts/states.tsx'
import { JoinForm, type Choice } from './join-form.tsx'
import { bindPhone, boundPhone, touched } from './phone.ts'
import { settle } from './residents.ts'
import { entryWords } from './entry-words.ts'

type Invitation = Reply<typeof lookAtInvitation>

/** The code stands behind the # of the link, so that it reaches no log on the way. */
const codeOfLink = (): string => decodeURIComponent(window.location.hash.slice(1))

/** Takes up an invitation: whom it invites to what, then a PIN (phone) or login and password (desk). */
export default function JoinPage({ onIn }: { onIn: (session: SessionView, online: boolean) => void }) {
  const words = useWords(entryWords)
  const [code, setCode] = useState(codeOfLink)
  const [invitation, setInvitation] = useState<Invitation>()
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    if (code) call(lookAtInvitation, { body: { code } }).then(setInvitation, setProblem)
  }, [code])
  const accept = async (choice: Choice): Promise<void> => {
    const device = boundPhone()?.secret
    const { session, device: bound } = await call(acceptInvitation, {
      body: { code, ...choice, ...(device ? { device } : {}) },
    })
    if (bound) bindPhone(bound)
    if (choice.pin) await settle(session, choice.pin)
    touched(new Date())
    if (invitation?.where === 'desk') window.location.assign('/desk')
    else onIn(session, true)
  }
  return (
    <main className="login">
      <header>
        <h1>{words.join.title}</h1>
        <LanguageChoice />
      </header>
      <ProblemSummary problem={problem} />
      {!invitation && code && !problem && <Loading lines={3} />}
      {!invitation && (!code || Boolean(problem)) && (
        <TypeCode
          onCode={(typed) => {
            setProblem(undefined)
            setCode(typed)
          }}
        />
      )}
      {invitation && (
        <>
          <Invited invitation={invitation} />
          <JoinForm where={invitation.where} onAccept={(choice) => void accept(choice).catch(setProblem)} />
        </>
      )}
    </main>
  )
}

function Invited({ invitation }: { invitation: Invitation }) {
  const words = useWords(entryWords).join
  const roles: Record<string, string> = useWords(roleWords)
  const formats = useFormats()
  return (
    <div className="notice">
      <p>
        <strong>{invitation.name}</strong> {invitation.unit}
      </p>
      <p>{words.invites(invitation.district, invitation.area, roles[invitation.role] ?? invitation.role)}</p>
      <p>{words.until(formats.dateTime(invitation.endsAt))}</p>
    </div>
  )
}

function TypeCode({ onCode }: { onCode: (code: string) => void }) {
  const words = useWords(entryWords).join
  const [typed, setTyped] = useState('')
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        onCode(typed.trim())
      }}
    >
      <label htmlFor="join-code">{words.code}</label>
      <input
        id="join-code"
        required
        autoCapitalize="characters"
        autoComplete="off"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" className="main-button">
        {words.look}
      </button>
    </form>
  )
}
