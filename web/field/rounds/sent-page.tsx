import { dayOf } from '@gridward/contract/days'
import { useState } from 'react'
import type { Item } from '../../offline/item.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { Empty, Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { outbox } from '../queue.ts'
import { addressOf } from './doors.ts'
import { keepDraft } from './form/draft-store.ts'
import { correctionOf, correctionOfEntry, formPath } from './form/draft.ts'
import { didOf, type LogEntry } from './log.ts'
import { SentLine } from './sent-line.tsx'
import { useLog, useUnsent } from './use-doors.ts'
import type { VisitBody } from './visit.ts'
import { roundWords } from './words.ts'

/** Everything of today with what became of it; what needs the person stands on top, however old. */
export default function SentPage() {
  const words = useWords(roundWords).sent
  const formats = useFormats()
  const { session } = useField()
  const unsent = useUnsent()
  const { log } = useLog()
  if (!log) return <Loading />
  const ids = new Set(log.map((entry) => entry.id))
  const items = unsent.filter((item) => !ids.has(item.id)).reverse()
  const refused = items.filter((item) => item.state !== 'waiting')
  const waiting = items.filter((item) => item.state === 'waiting')
  const toFix = log.filter((entry) => entry.body !== null)
  const { zone } = session.district
  const today = dayOf(new Date(), zone)
  const done = log.filter((entry) => entry.body === null && dayOf(entry.act.observedAt, zone) === today)
  const total = refused.length + waiting.length + toFix.length + done.length
  return (
    <>
      <h1>{words.title}</h1>
      {total > 0 && <p className="rounds-soft">{words.summary(formats.number(total), formats.number(items.length))}</p>}
      {waiting.length > 0 && <SendNow />}
      {total === 0 && <Empty title={words.none} why={words.noneWhy} />}
      {refused.length + toFix.length > 0 && <h2>{words.attention}</h2>}
      <ul className="queue">
        {refused.map((item) => (
          <Refused key={item.id} item={item} />
        ))}
        {toFix.map((entry) => (
          <ToFix key={entry.id} entry={entry} />
        ))}
      </ul>
      {refused.length + toFix.length > 0 && waiting.length + done.length > 0 && <h2>{words.rest}</h2>}
      <ul className="queue">
        {waiting.map(({ id, body, observedAt }) => (
          <SentLine
            key={id}
            address={addressOf(body.place)}
            result={didOf(body)}
            at={observedAt}
            state={words.waiting}
          />
        ))}
        {done.map(({ id, act, outcome }) => (
          <SentLine key={id} address={act.address} result={act.result} at={act.observedAt} state={words[outcome]} />
        ))}
      </ul>
    </>
  )
}

function SendNow() {
  const words = useWords(roundWords).sent
  const { sending, sendNow } = useField()
  return (
    <button type="button" className="main-button" disabled={sending === 'sending'} onClick={sendNow}>
      {sending === 'sending' ? words.syncing : words.sync}
    </button>
  )
}

/** So many things to put right are named; the form shows all. */
const named = 3

/** The server has it, and some answers have to be put right: they are opened, corrected, and sent as a new record. */
function ToFix({ entry }: { entry: LogEntry }) {
  const words = useWords(roundWords).sent
  const formats = useFormats()
  const { shelf, go } = useField()
  const open = async (): Promise<void> => {
    const draft = correctionOfEntry(entry, new Date())
    if (!draft) return
    await keepDraft(shelf, draft)
    go(`${formPath(draft)}1`)
  }
  const { act, problems, body } = entry
  return (
    <SentLine
      address={act.address}
      result={act.result}
      at={act.observedAt}
      state={words.toFix(formats.number(problems.length))}
      bad
    >
      {problems.slice(0, named).map(({ path, text }) => (
        <p key={path}>{[body?.labels?.[path], text].filter(Boolean).join('：')}</p>
      ))}
      {problems.length > named && <p>{words.andMore(formats.number(problems.length - named))}</p>}
      <button type="button" className="plain-button" onClick={() => void open()}>
        {words.open}
      </button>
    </SentLine>
  )
}

/** The server would not take it: the record is still here, whole. */
function Refused({ item }: { item: Item<VisitBody> }) {
  const words = useWords(roundWords).sent
  const { shelf, go } = useField()
  const [asked, setAsked] = useState(false)
  const { body, lastError } = item
  const open = async (): Promise<void> => {
    const draft = correctionOf(body, lastError?.fields ?? [], { item: item.id }, new Date(item.observedAt))
    await keepDraft(shelf, draft)
    go(`${formPath(draft)}1`)
  }
  const drop = (): void => (asked ? void outbox.drop(item.id) : setAsked(true))
  return (
    <SentLine address={addressOf(body.place)} result={didOf(body)} at={item.observedAt} state={words.rejected} bad>
      {lastError && <p>{lastError.detail ?? lastError.title}</p>}
      {lastError?.fields?.map((field) => (
        <p key={field.path}>{field.text}</p>
      ))}
      {body.visit.declaration && (
        <button type="button" className="main-button" onClick={() => void open()}>
          {words.open}
        </button>
      )}
      <button type="button" className="plain-button" onClick={drop}>
        {asked ? words.dropAsk : words.drop}
      </button>
    </SentLine>
  )
}
