import { useWords } from '../../ui/language.tsx'
import { useField } from '../context.ts'
import type { Door } from './doors.ts'
import { keepDraft } from './form/draft-store.ts'
import { formPath, startReturnee, type Resident } from './form/draft.ts'
import { formOf, type Forms } from './form/forms.ts'
import { roundWords } from './words.ts'

/** Who of this door has come back from elsewhere: one form for each of them. */
export default function ReturneePage({ grid, door, forms }: { grid: string; door: Door; forms: Forms }) {
  const words = useWords(roundWords)
  const { shelf, go } = useField()
  const definition = formOf(forms, 'returnee')
  if (!definition) return <p className="notice notice-warn">{words.returnee.noForm}</p>
  const begin = async (resident: Resident | null): Promise<void> => {
    const draft = startReturnee(door, grid, definition, resident, new Date())
    await keepDraft(shelf, draft)
    go(`${formPath(draft)}1`)
  }
  const particulars = ({ sex, birthYear }: Resident): string =>
    [sex && words.door.sex[sex], birthYear && words.door.born(String(birthYear))].filter(Boolean).join(' · ')
  return (
    <>
      <p className="rounds-soft form-step">{door.address}</p>
      <h1>{words.returnee.who}</h1>
      <p className="rounds-soft">{words.returnee.why}</p>
      <ul className="rounds-grids">
        {door.residents.map((resident) => (
          <li key={resident.id}>
            <button type="button" className="door-line" onClick={() => void begin(resident)}>
              <strong>{resident.name}</strong>
              <span className="door-line-sub">{particulars(resident)}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="door-line" onClick={() => void begin(null)}>
            <strong>{words.returnee.other}</strong>
            <span className="door-line-sub">{words.returnee.otherWhy}</span>
          </button>
        </li>
      </ul>
    </>
  )
}
