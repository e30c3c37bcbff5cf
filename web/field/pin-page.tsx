import { deviceHere, signInWithPin } from '@gridward/contract/access/devices'
import type { SessionView } from '@gridward/contract/access/parts'
import { useEffect, useState } from 'react'
import { call, ProblemError } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { LanguageChoice } from '../ui/parts/language-choice.tsx'
import { ProblemSummary } from '../ui/parts/problem.tsx'
import { uiWords } from '../ui/words.ts'
import { Notices } from './notices.tsx'
import { boundPhone, forgetPhone, touched, type Phone } from './phone.ts'
import { residents, settle, unlocks } from './residents.ts'
import { PinField } from './pin-field.tsx'
import { ByNumber } from './by-number.tsx'
import { NewPin } from './new-pin.tsx'
import { entryWords } from './entry-words.ts'

type Person = { account: string; name: string }
type Props = { online: boolean; onIn: (session: SessionView, online: boolean) => void; onForgotten: () => void }

function Names(props: { people: readonly Person[]; chosen: Person | undefined; onChosen: (person: Person) => void }) {
  return (
    <ul className="pin-people">
      {props.people.map((person) => (
        <li key={person.account}>
          <button
            type="button"
            className="field-work"
            aria-pressed={props.chosen?.account === person.account}
            onClick={() => props.onChosen(person)}
          >
            <strong>{person.name}</strong>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Who takes the phone now: choose the name, type the PIN. Works without a network for those who have been here. */
export default function PinPage({ onIn, onForgotten }: Props) {
  const words = useWords(entryWords)
  const ui = useWords(uiWords)
  const phone = boundPhone()
  const { people, online, cutOff } = usePeople(phone)
  const [chosen, setChosen] = useState<Person>()
  const [newPin, setNewPin] = useState(false)
  const [byNumber, setByNumber] = useState(false)
  useEffect(() => {
    if (cutOff) {
      forgetPhone()
      onForgotten()
    }
  }, [cutOff, onForgotten])
  const entered = (session: SessionView, served: boolean): void => {
    touched(new Date())
    onIn(session, served)
  }
  return (
    <main className="login">
      <header>
        <h1>{words.pin.who}</h1>
        <LanguageChoice />
      </header>
      <Notices />
      <Names people={people} chosen={chosen} onChosen={setChosen} />
      {phone && byNumber && !newPin && <ByNumber phone={phone} onIn={entered} />}
      {chosen && phone && !newPin && !byNumber && (
        <Unlock key={chosen.account} phone={phone} person={chosen} onIn={entered} />
      )}
      {phone && newPin && <NewPin phone={phone} account={chosen?.account} onIn={entered} />}
      {online && !newPin && (
        <button type="button" className="plain-button" onClick={() => setByNumber(!byNumber)}>
          {byNumber ? ui.back : words.pin.notListed}
        </button>
      )}
      {online && (
        <button type="button" className="plain-button" onClick={() => setNewPin(!newPin)}>
          {newPin ? ui.back : words.pin.haveCode}
        </button>
      )}
    </main>
  )
}

/** Those whom the server names; without it, those who have unlocked this phone before. */
function usePeople(phone: Phone | null): { people: readonly Person[]; online: boolean; cutOff: boolean } {
  const [known, setKnown] = useState<{ people: readonly Person[]; online: boolean; cutOff: boolean }>(() => ({
    people: residents().map(({ session }) => ({ account: session.account.id, name: session.account.name })),
    online: false,
    cutOff: false,
  }))
  const secret = phone?.secret
  useEffect(() => {
    if (!secret) return
    call(deviceHere, { body: { device: secret } }).then(
      ({ people }) => setKnown({ people, online: true, cutOff: false }),
      (problem: unknown) => {
        const gone = problem instanceof ProblemError && ['gone', 'notFound'].includes(problem.code)
        if (gone) setKnown((before) => ({ ...before, cutOff: true }))
      },
    )
  }, [secret])
  return known
}

type UnlockProps = { phone: Phone; person: Person; onIn: (session: SessionView, online: boolean) => void }

function Unlock({ phone, person, onIn }: UnlockProps) {
  const words = useWords(entryWords).pin
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [wrong, setWrong] = useState(false)
  const enter = async (): Promise<void> => {
    setWrong(false)
    try {
      const session = await call(signInWithPin, { body: { device: phone.secret, account: person.account, pin } })
      await settle(session, pin)
      onIn(session, true)
    } catch (caught) {
      const away = caught instanceof ProblemError && caught.code === 'unreachable'
      const resident = away ? residents().find((one) => one.session.account.id === person.account) : undefined
      if (resident && (await unlocks(resident, pin))) return onIn(resident.session, false)
      if (resident) setWrong(true)
      else setProblem(caught)
      setPin('')
    }
  }
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <ProblemSummary problem={problem} />
      {wrong && (
        <p className="notice notice-bad" role="alert">
          {words.wrong}
        </p>
      )}
      <PinField label={words.of(person.name)} value={pin} onChange={setPin} />
      <button type="submit" className="main-button">
        {words.enter}
      </button>
    </form>
  )
}
