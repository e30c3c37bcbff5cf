import { useEffect, useRef, type RefObject } from 'react'

/** On a narrow page a bar of tabs scrolls: what is chosen is brought into sight. */
export function useInSight<E extends HTMLElement>(chosen: unknown): RefObject<E | null> {
  const bar = useRef<E>(null)
  useEffect(() => {
    const open = bar.current?.querySelector('[aria-current], [aria-pressed="true"]')
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [chosen])
  return bar
}
