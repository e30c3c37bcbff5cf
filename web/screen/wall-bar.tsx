import type { SessionView } from '@gridward/contract/access/parts'
import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { uiWords } from '../ui/words.ts'
import { wallWords } from './words.ts'

type Props = {
  session: SessionView
  place: string
  lostAt: Date | null
  asOf: Date
  /** Back to the whole district; undefined when it is shown. */
  up: (() => void) | undefined
}

export function WallBar({ session, place, lostAt, asOf, up }: Props) {
  const words = useWords(wallWords)
  const ui = useWords(uiWords)
  const formats = useFormats()
  return (
    <header className="wall-bar">
      <h1>{place}</h1>
      {up && (
        <button type="button" className="plain-button" onClick={up}>
          ↑ {words.back}
        </button>
      )}
      {session.district.demo && <p className="wall-demo">{ui.demo}</p>}
      <p className={lostAt ? 'wall-state wall-lost' : 'wall-state'} role="status">
        {lostAt ? (
          words.still(formats.time(lostAt))
        ) : (
          <>
            <span className="wall-live">{words.moving}</span>{' '}
            {asOf.getTime() > 0 && <span className="number">{words.asOf(formats.time(asOf))}</span>}
          </>
        )}
      </p>
      <a href="/desk">{words.toDesk}</a>
    </header>
  )
}
