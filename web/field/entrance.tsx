import type { SessionView } from '@gridward/contract/access/parts'
import { useWords } from '../ui/language.tsx'
import { LanguageChoice } from '../ui/parts/language-choice.tsx'
import { LoginForm } from '../ui/login/login-form.tsx'
import { uiWords } from '../ui/words.ts'
import { Notices } from './notices.tsx'
import { fieldWords } from './words.ts'

type Props = { online: boolean; onSignedIn: (session: SessionView) => void }

/** The first time on a phone, and after somebody left. */
export default function Entrance({ online, onSignedIn }: Props) {
  const words = useWords(fieldWords)
  const ui = useWords(uiWords)
  return (
    <main className="login">
      <header>
        <h1>{ui.productLong}</h1>
        <LanguageChoice />
      </header>
      <Notices />
      {!online && <p className="notice notice-warn">{words.offlineUnknown}</p>}
      <LoginForm onSignedIn={onSignedIn} />
    </main>
  )
}
