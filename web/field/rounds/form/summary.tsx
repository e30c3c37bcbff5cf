import { useEffect, useRef } from 'react'
import type { ProblemLine } from './problem-lines.ts'
import '../../../ui/parts/problem.css'

export const idOf = (path: string): string => `q-${path.replace(/\//g, '-')}`

/** Brings a question into sight and into the focus; false when it is not on this page. */
export function focusOn(path: string): boolean {
  const element = document.getElementById(idOf(path))
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
  return element !== null
}

/** What has to be put right on this page: takes the focus, each line leads to its question. */
export function Summary({ title, lines }: { title: string; lines: readonly ProblemLine[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [])
  return (
    <div ref={box} className="problem" role="alert" tabIndex={-1}>
      <p>{title}</p>
      <ul>
        {lines.map(({ path, label, text }) => (
          <li key={path}>
            <a
              href={`#${idOf(path)}`}
              onClick={(event) => {
                event.preventDefault()
                focusOn(path)
              }}
            >
              {label}：{text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
