import { statusOf } from '../offline/status.ts'
import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { useField } from './context.ts'
import { fieldWords } from './words.ts'

/** How many records are still only on this phone; red when the oldest is old. Leads to the list. */
export function QueueBadge() {
  const words = useWords(fieldWords).queue
  const formats = useFormats()
  const { items, session, go } = useField()
  const status = statusOf(items, session.account.id, new Date())
  const text =
    status.needsPerson > 0
      ? words.needsPerson(formats.number(status.needsPerson))
      : status.waiting > 0
        ? words.waiting(formats.number(status.waiting))
        : words.allSent
  const alarm = status.alarm === 'now' || status.needsPerson > 0 ? 'now' : status.alarm
  return (
    <button type="button" className={`badge badge-${alarm}`} onClick={() => go('/queue')}>
      {alarm === 'now' ? '! ' : ''}
      {text}
    </button>
  )
}
