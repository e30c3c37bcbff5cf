import type { Serve } from '../serve.ts'
export function journalReading(_serve: Serve): void {}
