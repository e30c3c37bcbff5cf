import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useWords } from '../../ui/language.tsx'
import { deskWords } from '../words.ts'
import type { Column } from './column.ts'
import { rowAfter, rowHeight, rowsInSight, scrollFor } from './window.ts'

type Props<Row> = {
  title: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  total: number
  /** Rows of the filter before, while the new ones are on their way. */
  stale: boolean
  onOpen?: (row: Row) => void
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** The end of what was read came into sight. */
  onEnd: () => void
}

/** Rows are asked for when this many are left below the window. */
const ahead = 30
const headerHeight = 40

/** A real table of which only the rows in sight are drawn. */
export function Rows<Row>(props: Props<Row>) {
  const { rows, rowKey, selected, onSelect, onOpen, onEnd } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const { scrolled, height } = useScroll(box)
  const [active, setActive] = useState(0)
  const { from, to } = rowsInSight(scrolled, height, rows.length)
  useEffect(() => {
    if (to + ahead >= rows.length) onEnd()
  }, [to, rows.length, onEnd])

  const toggle = (row: Row): void => {
    const next = new Set(selected)
    if (!next.delete(rowKey(row))) next.add(rowKey(row))
    onSelect?.(next)
  }
  const move = (to: number): void => {
    setActive(to)
    const top = scrollFor(to, scrolled, height, headerHeight)
    if (top !== undefined) box.current?.scrollTo({ top })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active]
    if (event.target !== event.currentTarget || !row) return
    const next = rowAfter(event.key, active, rows.length, Math.max(1, Math.floor(height / rowHeight) - 2))
    const act = { Enter: onOpen && (() => onOpen(row)), ' ': onSelect && (() => toggle(row)) }[event.key]
    if (next === undefined && !act) return
    event.preventDefault()
    if (next === undefined) act?.()
    else move(next)
  }
  return (
    <div ref={box} className={props.stale ? 'ledger-box ledger-stale' : 'ledger-box'}>
      <table
        role="grid"
        tabIndex={0}
        aria-label={props.title}
        aria-rowcount={props.total}
        aria-activedescendant={`${id}${active}`}
        onKeyDown={onKeyDown}
      >
        <Head {...props} />
        <Drawn {...props} {...{ id, from, to, active, toggle, setActive }} />
      </table>
    </div>
  )
}

type DrawnProps<Row> = Props<Row> & {
  id: string
  from: number
  to: number
  active: number
  toggle: (row: Row) => void
  setActive: (row: number) => void
}

/** The rows in sight, between two empty ones as high as those that are not drawn. */
function Drawn<Row>(props: DrawnProps<Row>) {
  const { id, from, to, rows, rowKey, columns, active, selected, onSelect, onOpen, toggle, setActive } = props
  return (
    <tbody>
      <tr aria-hidden="true" style={{ height: from * rowHeight }} />
      {rows.slice(from, to).map((row, i) => (
        <Line
          key={rowKey(row)}
          id={`${id}${from + i}`}
          row={row}
          index={from + i}
          columns={columns}
          active={from + i === active}
          selected={selected?.has(rowKey(row))}
          onToggle={onSelect && (() => toggle(row))}
          onClick={() => {
            setActive(from + i)
            onOpen?.(row)
          }}
        />
      ))}
      <tr aria-hidden="true" style={{ height: (rows.length - to) * rowHeight }} />
    </tbody>
  )
}

function Head<Row>({ columns, rows, rowKey, selected, onSelect }: Props<Row>) {
  const words = useWords(deskWords).ledger
  const all = rows.length > 0 && rows.every((row) => selected?.has(rowKey(row)))
  return (
    <>
      <colgroup>
        {onSelect && <col style={{ width: 40 }} />}
        {columns.map((column) => (
          <col key={column.key} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {onSelect && (
            <th scope="col">
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={all}
                onChange={() => onSelect(new Set(all ? [] : rows.map(rowKey)))}
              />
            </th>
          )}
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? 'ledger-number' : ''}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}

type LineProps<Row> = {
  id: string
  row: Row
  index: number
  columns: readonly Column<Row>[]
  active: boolean
  selected: boolean | undefined
  onToggle: (() => void) | undefined
  onClick: () => void
}

function Line<Row>({ id, row, index, columns, active, selected, onToggle, onClick }: LineProps<Row>) {
  const words = useWords(deskWords).ledger
  return (
    <tr
      id={id}
      aria-rowindex={index + 1}
      aria-selected={onToggle ? (selected ?? false) : undefined}
      className={active ? 'ledger-active' : ''}
      onClick={onClick}
    >
      {onToggle && (
        <td onClick={(event) => event.stopPropagation()}>
          <input type="checkbox" aria-label={words.selectRow} checked={selected ?? false} onChange={onToggle} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} className={column.number ? 'ledger-number' : ''}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function useScroll(box: RefObject<HTMLDivElement | null>): { scrolled: number; height: number } {
  const [place, setPlace] = useState({ scrolled: 0, height: 600 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = (): void => setPlace({ scrolled: element.scrollTop, height: element.clientHeight })
    const watch = new ResizeObserver(look)
    watch.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  return place
}
