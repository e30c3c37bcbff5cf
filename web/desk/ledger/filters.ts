import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/**
 * The filters of a list stand in its address: a link to a filtered list can be sent, and the back button undoes a
 * filter. Other parts of the address are kept.
 */
export function useFilters<const K extends string>(
  keys: readonly K[],
): [Partial<Record<K, string>>, (to: Partial<Record<K, string>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const filters = Object.fromEntries(keys.flatMap((key) => (search[key] ? [[key, search[key]]] : []))) as Partial<
    Record<K, string>
  >
  const change = useCallback(
    (to: Partial<Record<K, string>>) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => {
          const after: Record<string, unknown> = { ...before, ...to }
          for (const [key, value] of Object.entries(to)) if (!value) delete after[key]
          return after
        }) as never,
        replace: true,
      }),
    [navigate],
  )
  return [filters, change]
}
