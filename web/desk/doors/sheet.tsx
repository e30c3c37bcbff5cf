import type { ReactNode } from 'react'

/** A table that scrolls in its own box; the keyboard can scroll it too. */
export function Sheet({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={className ? `day-sheet ${className}` : 'day-sheet'} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  )
}
