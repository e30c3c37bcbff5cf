import { demoProgress } from '@gridward/contract/demo'
import type { Serve } from '../serve.ts'
import { isLoading } from './load.ts'
import { findState } from './store.ts'

export function demo(serve: Serve): void {
  serve(demoProgress, async ({ tx }) => {
    const state = await findState(tx)
    return { done: state?.loaded ?? 0, total: state?.total ?? 0, ready: !state || !isLoading() }
  })
}
