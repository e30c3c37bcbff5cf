import { isPath } from '@gridward/contract/paths'
import { metricWords } from '@gridward/contract/words/metrics'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { can, useSession } from '../session.ts'
import { journalWords } from './journal-words/words.ts'
import { useAreaName, useRoleName } from './names.ts'
import { QueryOpener } from './query-opener.tsx'
import { accessDeskWords } from './words.ts'

/** A digest is told by its beginning: it is compared on the printed report, not here. */
const digest = /^[0-9a-f]{64}$/
const beginning = 12

type Names = Readonly<Record<string, string | undefined>>

/** What a line says, as its fields in words; a name that no dictionary has stands as it is. */
export function JournalContent({ content }: { content: string }) {
  const names = useNames()
  const say = useSay(names)
  const session = useSession()
  const value: unknown = JSON.parse(content)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value === null ? null : <span>{say('', value)}</span>
  const shown = Object.entries(value).filter(([, one]) => one !== '' && one !== null)
  return (
    <ul className="access-content">
      {shown.map(([key, one]) => (
        <li key={key}>
          {key === 'query' && typeof one === 'string' && can(session, 'journal.unseal') ? (
            <QueryOpener id={one} />
          ) : (
            <>
              <span className="access-help">{names[key] ?? key}</span> {say(key, one)}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function useNames(): Names {
  const old: Names = useWords(accessDeskWords).journal.fields
  const more: Names = useWords(journalWords).fields
  const metrics: Names = useWords(metricWords)
  return { ...metrics, ...more, ...old }
}

/** A content in words: areas by name, times as one reads them, lists and nested fields on one line. */
function useSay(names: Names): (key: string, value: unknown) => string {
  const words = useWords(journalWords)
  const values: Names = words.values
  const roleName = useRoleName()
  const areaName = useAreaName()
  const formats = useFormats()
  const text = (key: string, value: string): string => {
    if (key === 'role') return roleName(value)
    if (key === 'query') return words.sealed
    if (digest.test(value)) return `${value.slice(0, beginning)}…`
    if (value !== '' && isPath(value)) return areaName(value)
    return /^\d{4}-\d\d-\d\dT/.test(value) ? formats.dateTime(value) : (values[value] ?? value)
  }
  const say = (key: string, value: unknown): string => {
    if (typeof value === 'string') return text(key, value)
    if (typeof value === 'number') return formats.number(value)
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (Array.isArray(value)) return value.map((one) => say(key, one)).join('、') || words.none
    if (typeof value !== 'object' || value === null) return words.none
    return Object.entries(value)
      .map(([name, one]) => `${names[name] ?? name} ${say(name, one)}`)
      .join(' · ')
  }
  return say
}
