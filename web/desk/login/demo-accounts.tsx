import { demoAccounts } from '@gridward/contract/access'
import { roleWords } from '@gridward/contract/words/roles'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { uiWords } from '../../ui/words.ts'
import { deskWords } from '../words.ts'

type Choice = { login: string; password: string }

/** The accounts of a demo, one tap each; nothing anywhere else. */
export function DemoAccounts({ working, onChosen }: { working: boolean; onChosen: (account: Choice) => void }) {
  const words = useWords(deskWords).login
  const ui = useWords(uiWords)
  const roles: Record<string, string> = useWords(roleWords)
  const { data } = useQuery({
    queryKey: ['demo accounts'],
    queryFn: ({ signal }) => call(demoAccounts, { signal }),
    staleTime: Infinity,
    retry: false,
  })
  if (!data || data.length === 0) return null
  return (
    <section className="login-demo" aria-label={words.demoTitle}>
      <p className="login-demo-flag">{ui.demo}</p>
      <h2>{words.demoTitle}</h2>
      <ul>
        {data.map(({ login, password, name, role }) => (
          <li key={login}>
            <button
              type="button"
              className="plain-button"
              disabled={working}
              onClick={() => onChosen({ login, password })}
            >
              <strong>{roles[role] ?? role}</strong>
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
