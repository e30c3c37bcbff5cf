import { useEffect, useState } from 'react'
import type { Item } from '../offline/item.ts'
import { statusOf } from '../offline/status.ts'
import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { LoginForm } from '../ui/login/login-form.tsx'
import { Empty } from '../ui/parts/states.tsx'
import { useField } from './context.ts'
import { remember } from './person.ts'
import { outbox } from './queue.ts'
import { fieldWords } from './words.ts'

/** What is not sent yet, why, and what to do; those that need a person first. */
export default function QueuePage() {
  const words = useWords(fieldWords)
  const formats = useFormats()
  const { items, session, sending, sendNow, signedIn } = useField()
  const status = statusOf(items, session.account.id, new Date())
  const own = items.filter((item) => item.account === session.account.id)
  const sorted = [...own].sort((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting') || a.seq - b.seq)
  return (
    <>
      <h1>{words.queue.title}</h1>
      {status.alarm === 'now' && <p className="notice notice-bad">{words.queue.alarmNow}</p>}
      {status.alarm === 'soon' && <p className="notice notice-warn">{words.queue.alarmSoon}</p>}
      {sending === 'signIn' && (
        <section>
          <p className="notice notice-bad">{words.expired}</p>
          <LoginForm
            onSignedIn={(again) => {
              remember(again)
              signedIn(again)
              sendNow()
            }}
          />
        </section>
      )}
      {status.oldestAt && (
        <p>
          {words.queue.waiting(formats.number(status.waiting))}，
          {words.queue.oldest(formats.ago(status.oldestAt, new Date()))}
        </p>
      )}
      {status.waiting > 0 && sending !== 'signIn' && (
        <button type="button" className="main-button" disabled={sending === 'sending'} onClick={sendNow}>
          {sending === 'sending' ? words.queue.sending : words.queue.sendNow}
        </button>
      )}
      {own.length === 0 && <Empty title={words.queue.empty} why={words.queue.emptyWhy} />}
      <ul className="queue">
        {sorted.map((item) => (
          <QueueLine key={item.id} item={item} />
        ))}
      </ul>
      {status.others > 0 && <p className="notice">{words.queue.others(formats.number(status.others))}</p>}
    </>
  )
}

function QueueLine({ item }: { item: Item }) {
  const words = useWords(fieldWords).queue
  const formats = useFormats()
  const [asked, setAsked] = useState(false)
  const [title, setTitle] = useState('…')
  useEffect(() => void outbox.titleOf(item).then(setTitle), [item])
  const settled = item.state === 'rejected' || item.state === 'disputed'
  const drop = (): void => {
    if (asked) void outbox.drop(item.id)
    else setAsked(true)
  }
  return (
    <li className={`queue-line queue-${item.state}`}>
      <strong>{title}</strong>
      <span>
        {formats.dateTime(item.observedAt)} · {words.states[item.state]}
        {item.tries > 0 && item.state === 'waiting' && ` · ${words.tries(formats.number(item.tries))}`}
      </span>
      {item.lastError && settled && <p>{item.lastError.detail ?? item.lastError.title}</p>}
      {settled && item.lastError?.fields?.map((field) => <p key={field.path}>{field.text}</p>)}
      {(settled || item.state === 'quarantined') && (
        <>
          {asked && <p role="alert">{words.dropAsk}</p>}
          <button type="button" className="plain-button" onClick={drop}>
            {words.drop}
          </button>
        </>
      )}
    </li>
  )
}
