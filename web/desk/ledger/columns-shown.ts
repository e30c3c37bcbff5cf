import { useState } from 'react'
import type { Column } from './column.ts'

/** Which columns somebody wants in a list, kept on this machine by the list's name. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const place = `gridward.columns.${name}`
  const [chosen, setChosen] = useState(() => read(place))
  const isShown = (column: Column<Row>): boolean => column.always || (chosen[column.key] ?? !column.extra)
  const toggle = (column: Column<Row>): void => {
    const next = { ...chosen, [column.key]: !isShown(column) }
    setChosen(next)
    localStorage.setItem(place, JSON.stringify(next))
  }
  return { shown: columns.filter(isShown), isShown, toggle }
}

function read(place: string): Record<string, boolean> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Record<string, boolean>
  } catch {
    return {}
  }
}
