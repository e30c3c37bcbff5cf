import type { ClaimView } from '@gridward/contract/declarations/claims'
import { useId } from 'react'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { factWords } from '../people/fact-words.ts'
import { claimWords } from './words.ts'

type Props = {
  residents: ClaimView['residents']
  chosen: string | null
  onChoose: (person: string | null) => void
}

/** Who somebody may be in the register; nobody is merged by itself. */
export function WhoIsIt({ residents, chosen, onChoose }: Props) {
  const words = useWords(claimWords)
  const text = factWords(useLanguage().language)
  const name = useId()
  return (
    <fieldset className="claims-who">
      <legend>{words.register}</legend>
      {residents.length === 0 && <p className="day-soft">{words.nobody}</p>}
      {residents.length > 0 && (
        <>
          <p className="day-soft">{words.who}</p>
          {residents.map((resident) => (
            <label key={resident.id} className={chosen === resident.id ? 'claims-chosen' : ''}>
              <input type="radio" name={name} checked={chosen === resident.id} onChange={() => onChoose(resident.id)} />
              <span>
                <strong>{resident.name}</strong> {text.value('member.relation', resident.relation)}
                <br />
                <span className="number day-soft">{resident.idNumber || '—'}</span>
              </span>
            </label>
          ))}
          <label className={chosen === null ? 'claims-chosen' : ''}>
            <input type="radio" name={name} checked={chosen === null} onChange={() => onChoose(null)} />
            <span>{words.fresh}</span>
          </label>
        </>
      )}
    </fieldset>
  )
}
