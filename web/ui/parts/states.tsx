import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../language.tsx'
import { uiWords } from '../words.ts'
import { sentenceOf } from './problem.tsx'
import './states.css'

/** The shape of what comes: `lines` grey bars, told to screen readers as one sentence. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const words = useWords(uiWords)
  return (
    <div className="loading" role="status">
      <span className="unseen">{words.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="loading-line" style={{ inlineSize: `${92 - ((i * 23) % 40)}%` }} />
      ))}
    </div>
  )
}

/** Says why there is nothing and what to do. */
export function Empty({ title, why, children }: { title?: string; why: string; children?: ReactNode }) {
  const words = useWords(uiWords)
  return (
    <div className="empty">
      <p className="empty-title">{title ?? words.emptyTitle}</p>
      <p>{why}</p>
      {children}
    </div>
  )
}

/** A part of the page that could not be read. */
export function Failed({ problem, again }: { problem: unknown; again?: () => void }) {
  const { language } = useLanguage()
  const words = useWords(uiWords)
  return (
    <div className="failed" role="alert">
      <p>{sentenceOf(problem, language)}</p>
      {again && (
        <button type="button" className="plain-button" onClick={again}>
          {words.retry}
        </button>
      )}
    </div>
  )
}
