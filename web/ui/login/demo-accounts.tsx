import { demoAccounts } from '@gridward/contract/access/sessions'
import type { Reply } from '@gridward/contract/route'
import { roleWords } from '@gridward/contract/words/roles'
import { useEffect, useState } from 'react'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { uiWords } from '../words.ts'

type Choice = { login: string; password: string }

/** Those that most people want to look at come first. */
const first = ['commander', 'streetOfficer', 'communityOfficer', 'gridWorker']
const rank = (role: string): number => (first.indexOf(role) + first.length + 1) % (first.length + 1)

/** The accounts of a demo, one tap each; nothing anywhere else. */
export function DemoAccounts({ working, onChosen }: { working: boolean; onChosen: (account: Choice) => void }) {
  const words = useWords(uiWords)
  const roles: Record<string, string> = useWords(roleWords)
  const [accounts, setAccounts] = useState<Reply<typeof demoAccounts>>([])
  useEffect(() => {
    const ended = new AbortController()
    call(demoAccounts, { signal: ended.signal }).then(setAccounts, () => undefined)
    return () => ended.abort()
  }, [])
  if (accounts.length === 0) return null
  return (
    <section className="login-demo" aria-label={words.login.demoTitle}>
      <p className="login-demo-flag">{words.demo}</p>
      <h2>{words.login.demoTitle}</h2>
      <ul>
        {[...accounts]
          .sort((a, b) => rank(a.role) - rank(b.role))
          .map(({ login, password, name, role }) => (
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
