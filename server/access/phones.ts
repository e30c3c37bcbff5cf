import type { Serve } from '../serve.ts'
export function phones(_serve: Serve): void {}
