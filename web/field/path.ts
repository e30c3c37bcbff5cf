import { useCallback, useEffect, useState } from 'react'

const base = '/field'
const read = (): string => window.location.pathname.slice(base.length) || '/'

/** The page within /field and a way to another one; the phone's own back button works. */
export function usePath(): [string, (path: string) => void] {
  const [path, setPath] = useState(read)
  useEffect(() => {
    const moved = (): void => setPath(read())
    window.addEventListener('popstate', moved)
    return () => window.removeEventListener('popstate', moved)
  }, [])
  const go = useCallback((next: string) => {
    window.history.pushState(null, '', base + (next === '/' ? '' : next))
    window.scrollTo(0, 0)
    setPath(next)
  }, [])
  return [path, go]
}
