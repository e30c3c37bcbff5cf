import type { Serve } from '../serve.ts'
export function tokens(_serve: Serve): void {}
