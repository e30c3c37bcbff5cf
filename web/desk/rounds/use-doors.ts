import { readLine } from '@gridward/contract/declarations/paper'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { codeLength, plainCode } from './keyed.ts'

/** The doors behind a code, once it is typed in full. */
export function useDoors(typed: string) {
  const code = plainCode(typed)
  const full = code.length === codeLength
  const query = useQuery({
    queryKey: ['line', code],
    queryFn: ({ signal }) => call(readLine, { params: { code }, signal }),
    enabled: full,
    staleTime: 60_000,
  })
  return { query, found: full ? query.data : undefined }
}
