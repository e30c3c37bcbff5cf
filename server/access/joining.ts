import type { Serve } from '../serve.ts'
export function joining(_serve: Serve): void {}
