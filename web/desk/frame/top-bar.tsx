import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../../ui/language.tsx'
import { LanguageChoice } from '../../ui/parts/language-choice.tsx'
import { uiWords } from '../../ui/words.ts'
import { FindBox } from '../find/find-box.tsx'
import { endSession, useSession } from '../session.ts'
import { deskWords } from '../words.ts'

export function TopBar({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const words = useWords(deskWords).frame
  const ui = useWords(uiWords)
  const session = useSession()
  const narrow = useNarrow()
  const wall = session.verbs.includes('briefings.read') && <a href="/screen">{words.wall}</a>
  return (
    <header className="bar">
      <button type="button" className="bar-menu" aria-expanded={menuOpen} aria-controls="menu" onClick={onMenu}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h16M4 12h16M4 17h16" />
        </svg>
        {words.menu}
      </button>
      <Link to="/" className="bar-name">
        <strong>{ui.product}</strong>
        <span>{session.district.name}</span>
      </Link>
      {session.district.demo && <p className="bar-demo">{ui.demo}</p>}
      {session.mustChange || <FindBox />}
      <nav className="bar-end">
        {!narrow && wall}
        {!narrow && <LanguageChoice />}
        <AccountMenu name={session.account.name}>
          {narrow && wall}
          {narrow && <LanguageChoice />}
        </AccountMenu>
      </nav>
    </header>
  )
}

/** Whether the bar has room for no more than the menu, the search and the account. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(narrowest).matches)
  useEffect(() => {
    const media = window.matchMedia(narrowest)
    const changed = (): void => setNarrow(media.matches)
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }, [])
  return narrow
}
const narrowest = '(max-width: 800px)'

function AccountMenu({ name, children }: { name: string; children: ReactNode }) {
  const words = useWords(deskWords).frame
  const password = useWords(deskWords).password
  const queries = useQueryClient()
  const navigate = useNavigate()
  const details = useRef<HTMLDetailsElement>(null)
  const leave = () =>
    void endSession(queries).then(
      () => navigate({ to: '/login' }),
      () => window.location.assign('/desk/login'),
    )
  return (
    <details
      ref={details}
      className="bar-account"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && details.current) details.current.open = false
      }}
    >
      <summary title={words.account}>{name}</summary>
      <div className="bar-sheet">
        {children}
        <Link to="/password" onClick={() => details.current?.removeAttribute('open')}>
          {password.title}
        </Link>
        <button type="button" onClick={leave}>
          {words.signOut}
        </button>
      </div>
    </details>
  )
}
