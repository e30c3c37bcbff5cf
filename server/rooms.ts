import { access } from './access/access.ts'
import type { Serve } from './serve.ts'

/** Every room that answers requests. */
export const rooms: readonly ((serve: Serve) => void)[] = [access]
