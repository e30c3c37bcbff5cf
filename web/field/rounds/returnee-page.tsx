import { useEffect, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Loading } from '../../ui/parts/states.tsx'
import { useField } from '../context.ts'
import { fieldWords } from '../words.ts'
import type { Door } from './doors.ts'
import { DraftNotice } from './draft-notice.tsx'
import { keepDraft, readDraft } from './form/draft-store.ts'
import { formPath, startReturnee, type Draft, type Resident } from './form/draft.ts'
import { formOf, type Forms } from './form/forms.ts'
import { roundWords } from './words.ts'

/** A form about somebody of this door that is not finished: another one would take its place. */
function useBegun(door: string): [Draft | null | undefined, () => void] {
  const { shelf } = useField()
  const [begun, setBegun] = useState<Draft | null>()
  useEffect(() => {
    readDraft(shelf, door, 'returnee').then(
      (draft) => setBegun(draft ?? null),
      () => setBegun(null),
    )
  }, [shelf, door])
  return [begun, () => setBegun(null)]
}

/** Who of this door has come back from elsewhere: one form for each of them. */
export default function ReturneePage({ grid, door, forms }: { grid: string; door: Door; forms: Forms }) {
  const words = useWords(roundWords)
  const { shelf, go } = useField()
  const full = useWords(fieldWords).full
  const [failed, setFailed] = useState(false)
  const [begun, forget] = useBegun(door.id)
  const definition = formOf(forms, 'returnee')
  if (!definition) return <p className="notice notice-warn">{words.returnee.noForm}</p>
  const begin = async (resident: Resident | null): Promise<void> => {
    const draft = startReturnee(door, grid, definition, resident, new Date())
    await keepDraft(shelf, draft).then(
      () => go(`${formPath(draft)}1`),
      () => setFailed(true),
    )
  }
  if (begun === undefined) return <Loading lines={3} />
  if (begun) return <DraftNotice draft={begun} onDropped={forget} />
  const particulars = ({ sex, birthYear }: Resident): string =>
    [sex && words.door.sex[sex], birthYear && words.door.born(String(birthYear))].filter(Boolean).join(' · ')
  return (
    <>
      <p className="rounds-soft form-step">{door.address}</p>
      <h1>{words.returnee.who}</h1>
      <p className="rounds-soft">{words.returnee.why}</p>
      {failed && (
        <p className="notice notice-bad" role="alert">
          {full}
        </p>
      )}
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
