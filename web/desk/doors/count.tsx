import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormats } from '../../ui/format.ts'
import type { ListLink } from './lists.ts'

type Props = { n: number; list: ListLink | null; label?: string; bad?: boolean; children?: ReactNode }

/** A number that opens its list. Nothing to open at zero. `label` names it for those who only hear the number. */
export function Count({ n, list, label, bad = false, children }: Props) {
  const formats = useFormats()
  const text = children ?? formats.number(n)
  if (n === 0 || !list) return <span className={n === 0 ? 'number day-zero' : 'number'}>{text}</span>
  return (
    <Link
      className={bad ? 'number day-count day-bad' : 'number day-count'}
      to={list.to as '/'}
      search={Object.fromEntries(Object.entries(list.search).filter(([, value]) => value !== '')) as never}
      aria-label={label && `${label} ${formats.number(n)}`}
    >
      {text}
    </Link>
  )
}
