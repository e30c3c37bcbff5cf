import { useWords } from '../../ui/language.tsx'
import { useRoleName } from './names.ts'
import { accessDeskWords } from './words.ts'

/** What a line says, as its fields; a name that no dictionary has stands as it is. */
export function JournalContent({ content }: { content: string }) {
  const names: Record<string, string> = useWords(accessDeskWords).journal.fields
  const roleName = useRoleName()
  const value: unknown = JSON.parse(content)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value === null ? null : <span>{JSON.stringify(value)}</span>
  const shown = Object.entries(value).filter(([, one]) => one !== '' && one !== null)
  return (
    <ul className="access-content">
      {shown.map(([key, one]) => (
        <li key={key}>
          <span className="access-help">{names[key] ?? key}</span>{' '}
          {typeof one === 'string' ? (key === 'role' ? roleName(one) : one) : JSON.stringify(one)}
        </li>
      ))}
    </ul>
  )
}
