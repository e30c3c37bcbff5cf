import type { SessionView } from '@gridward/contract/access/parts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Item } from '../offline/item.ts'
import type { Stop } from '../offline/outbox.ts'
import { shelfOf } from '../offline/shelf.ts'
import { useWords } from '../ui/language.tsx'
import { uiWords } from '../ui/words.ts'
import { FieldContext, type Field } from './context.ts'
import { Notices } from './notices.tsx'
import { Page } from './page.tsx'
import { usePath } from './path.ts'
import { keepSending, onQueue, outbox } from './queue.ts'
import { QueueBadge } from './queue-badge.tsx'
import { fieldWords } from './words.ts'

type Props = {
  session: SessionView
  online: boolean
  onLeave: () => void
  onSignedIn: (session: SessionView) => void
}

/** The phone around every page: who is here, what is not sent yet, the page itself. */
export function Shell({ session, online, onLeave, onSignedIn }: Props) {
  const words = useWords(fieldWords)
  const ui = useWords(uiWords)
  const [path, go] = usePath()
  const account = session.account.id
  const items = useItems()
  const { record, full } = useRecord(account)
  const [sending, setSending] = useState<Stop | 'sending'>('done')
  const sender = useRef<ReturnType<typeof keepSending>>(null)
  useEffect(() => {
    const made = keepSending(account, setSending)
    sender.current = made
    return made.end
  }, [account])
  const switchPerson = useCallback(() => {
    if (window.confirm(words.switchAsk)) onLeave()
  }, [words, onLeave])
  const field = useMemo<Field>(
    () => ({
      session,
      online,
      record,
      items,
      shelf: shelfOf(account),
      sending,
      sendNow: () => void outbox.release(account).then(() => sender.current?.now()),
      go,
      switchPerson,
      signedIn: onSignedIn,
    }),
    [session, online, account, record, items, sending, go, switchPerson, onSignedIn],
  )
  return (
    <FieldContext.Provider value={field}>
      <Bar home={path === '/'} name={session.account.name} />
      <main className="field-main">
        {session.district.demo && <p className="notice notice-warn">{ui.demo}</p>}
        {!online && <p className="notice">{words.offline}</p>}
        {full && (
          <p className="notice notice-bad" role="alert">
            {words.full}
          </p>
        )}
        <Notices />
        <Page path={path} />
      </main>
    </FieldContext.Provider>
  )
}

/** Keeps acts on the phone; `full` once one of them could not be kept, until the next one could. */
function useRecord(account: string): { record: Field['record']; full: boolean } {
  const [full, setFull] = useState(false)
  const record = useCallback<Field['record']>(
    async (kind, body, when) => {
      void navigator.storage?.persist?.()
      try {
        const id = await outbox.put(account, kind, body, when)
        setFull(false)
        return id
      } catch (problem) {
        setFull(true)
        throw problem
      }
    },
    [account],
  )
  return { record, full }
}

function Bar({ home, name }: { home: boolean; name: string }) {
  const words = useWords(fieldWords)
  return (
    <header className="field-bar">
      {home ? (
        <span className="field-name">{name}</span>
      ) : (
        <button type="button" className="plain-button" onClick={() => window.history.back()}>
          ← {words.back}
        </button>
      )}
      <QueueBadge />
    </header>
  )
}

function useItems(): readonly Item[] {
  const [items, setItems] = useState<readonly Item[]>([])
  useEffect(() => {
    const read = (): void => void outbox.items().then(setItems)
    read()
    return onQueue(read)
  }, [])
  return items
}
