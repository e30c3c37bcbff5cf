import type { Serve } from '../serve.ts'
export function invitations(_serve: Serve): void {}
