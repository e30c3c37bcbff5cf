import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { useWords } from '../../ui/language.tsx'
import { typing } from '../claims/typing.ts'
import { Results } from './results.tsx'
import { useFind } from './use-find.ts'
import { findWords } from './words.ts'
import './find.css'

/** One box for areas, people, doors and calls; "/" goes to it from anywhere, the arrows go through what it found. */
export function FindBox() {
  const words = useWords(findWords)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [wide, setWide] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const found = useFind(open ? typed : '')
  useSlash(() => {
    setWide(true)
    field.current?.focus()
  })
  useEffect(() => {
    if (wide) field.current?.focus()
  }, [wide])
  const gone = (): void => {
    setOpen(false)
    setWide(false)
    setTyped('')
  }
  const onBlur = (event: FocusEvent): void => {
    if (!box.current?.contains(event.relatedTarget)) {
      setOpen(false)
      if (typed === '') setWide(false)
    }
  }
  return (
    <div
      ref={box}
      className={wide ? 'find find-wide' : 'find'}
      role="search"
      onKeyDown={(event) => onKey(event, { box: box.current, field: field.current, gone })}
      onBlur={onBlur}
    >
      <button type="button" className="find-open" aria-label={words.open} onClick={() => setWide(!wide)}>
        <Glass />
      </button>
      <input
        ref={field}
        type="search"
        aria-label={words.label}
        title={words.key}
        placeholder={`${words.hint}  /`}
        value={typed}
        maxLength={60}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
        }}
      />
      {open && typed.trim() !== '' && <Results found={found} onGone={gone} />}
    </div>
  )
}

const Glass = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5" />
  </svg>
)

type Parts = { box: HTMLElement | null; field: HTMLInputElement | null; gone: () => void }

/** Escape leaves, the arrows go through the lines, Enter opens the first. */
function onKey(event: KeyboardEvent, { box, field, gone }: Parts): void {
  const links = [...(box?.querySelectorAll<HTMLAnchorElement>('.find-results a') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (event.key === 'Escape') {
    gone()
    field?.blur()
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const next = at + (event.key === 'ArrowDown' ? 1 : -1)
    if (next < 0) field?.focus()
    else links[next]?.focus()
  } else if (event.key === 'Enter' && at < 0 && !event.nativeEvent.isComposing) {
    event.preventDefault()
    links[0]?.click()
  }
}

/** "/" from anywhere but a field. */
function useSlash(go: () => void): void {
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || typing(event)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onSlash)
    return () => window.removeEventListener('keydown', onSlash)
  }, [])
}
