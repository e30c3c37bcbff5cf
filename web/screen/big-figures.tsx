import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import type { Figures } from './figures.ts'
import { lists } from './lists.ts'
import { coverageOf } from './measures.ts'
import { wallWords } from './words.ts'

type Props = {
  figures: Figures
  area: string
  ready: boolean
  late: number | undefined
  lateMore: string
  lateFailed: boolean
}

/** At most five numbers, the one that must rise first; each opens its list. */
export function BigFigures({ figures, area, ready, late, lateMore, lateFailed }: Props) {
  const wall = useWords(wallWords)
  const words = wall.figures
  const formats = useFormats()
  const { reached, all } = coverageOf(figures, area)
  const shown = (text: string): string => (ready ? text : '…')
  const count = (metric: 'visits' | 'tags.key' | 'tags.fever'): string =>
    shown(formats.number(figures.of(area, metric).n))
  const known = all > 0 ? words.coverageOf(formats.number(reached), formats.number(all)) : wall.noBase
  const coverageNote = ready ? known : ''
  return (
    <>
      <BigFigure
        name={words.coverage}
        value={shown(formats.percent(reached, all))}
        note={coverageNote}
        href={lists.coverage(area)}
      />
      <BigFigure
        name={words.visits}
        value={count('visits')}
        note={words.visitsUnit}
        href={lists.visits(area, figures.day)}
      />
      <BigFigure name={words.key} value={count('tags.key')} note={words.people} href={lists.key(area)} />
      <BigFigure name={words.fever} value={count('tags.fever')} note={words.people} href={lists.fever(area)} />
      <BigFigure
        name={words.late}
        value={late === undefined ? (lateFailed ? '—' : '…') : formats.number(late) + lateMore}
        note={words.lateUnit}
        href={lists.late(area)}
        alarming={(late ?? 0) > 0}
      />
    </>
  )
}

type FigureProps = { name: string; value: string; note: string; href: string; alarming?: boolean }

function BigFigure({ name, value, note, href, alarming = false }: FigureProps) {
  const words = useWords(wallWords).figures
  return (
    <a
      className={alarming ? 'figure figure-alarming' : 'figure'}
      href={href}
      aria-label={`${name} ${value} ${note}，${words.openList(name)}`}
    >
      <span className="figure-name">{name}</span>
      {/* a new key makes the number fade in anew */}
      <span key={value} className="figure-value number">
        {value}
      </span>
      <span className="figure-note number">{note}</span>
    </a>
  )
}
