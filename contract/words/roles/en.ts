import type { Shape } from '../../language.ts'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  gridWorker: 'Grid worker',
  medic: 'Medical worker',
  guard: 'Checkpoint guard',
  communityOfficer: 'Community officer',
  streetOfficer: 'Street officer',
  commander: 'Headquarters',
  appealOfficer: 'Appeal officer',
  supervisor: 'Supervision group',
  systemAdmin: 'System administrator',
  securityAdmin: 'Security administrator',
  auditor: 'Audit administrator',
}
