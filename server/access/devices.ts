import type { Serve } from '../serve.ts'
export function devices(_serve: Serve): void {}
