import { Link } from '@tanstack/react-router'
import { useWords } from '../../ui/language.tsx'
import { claimWords } from './words.ts'

/** What waits for a judgement, and what could not be entered at all. */
export function Tabs() {
  const words = useWords(claimWords)
  const options = { exact: true, includeSearch: false }
  return (
    <nav className="day-tabs" aria-label={words.menu}>
      <Link to="/claims" activeOptions={options}>
        {words.tabs.claims}
      </Link>
      <Link to="/claims/tray" activeOptions={options}>
        {words.tabs.tray}
      </Link>
    </nav>
  )
}
