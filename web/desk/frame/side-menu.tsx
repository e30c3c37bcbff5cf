import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { menu } from '../menu.ts'
import type { MenuGroup } from '../room.ts'
import { can, useSession } from '../session.ts'
import { deskWords } from '../words.ts'

/** The pages that this account may open, by group. */
export function SideMenu({ open, onChosen }: { open: boolean; onChosen: () => void }) {
  const { language } = useLanguage()
  const words = useWords(deskWords)
  const session = useSession()
  const allowed = menu.filter((entry) => can(session, entry.verb))
  return (
    <nav id="menu" className={open ? 'menu menu-open' : 'menu'} aria-label={words.frame.menu}>
      <Link to="/" onClick={onChosen} activeOptions={{ exact: true }}>
        {words.frame.home}
      </Link>
      {(Object.keys(words.groups) as MenuGroup[]).map((group) => {
        const entries = allowed.filter((entry) => entry.group === group)
        if (entries.length === 0) return null
        return (
          <section key={group} aria-label={words.groups[group]}>
            <h2>{words.groups[group]}</h2>
            {entries.map((entry) => (
              <Link
                key={entry.to}
                to={entry.to as '/'}
                onClick={onChosen}
                activeOptions={{ exact: allowed.some((other) => other.to.startsWith(`${entry.to}/`)) }}
              >
                {entry.text[language]}
              </Link>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
