import { verbs, type Verb } from './verbs.ts'

const resident: readonly Verb[] = ['areas.read', 'calls.read', 'calls.raise']
const gridWork: readonly Verb[] = [
  ...resident,
  'people.read',
  'people.write',
  'declarations.read',
  'declarations.visit',
  'calls.answer',
]
const desk: readonly Verb[] = [
  ...gridWork,
  'people.unmask',
  'declarations.key',
  'declarations.judge',
  'imports.run',
  'exports.run',
  'rules.read',
  'orders.read',
  'orders.propose',
  'calls.route',
  'briefings.read',
  'briefings.confirm',
  'access.read',
  'access.invite',
  'access.devices',
]

/**
 * Roles are sets of permissions. System, security and audit administration exclude each other
 * (GB/T 22239-2019 level 3): the database refuses one account holding two of `exclusive`.
 */
export const roles = {
  gridWorker: gridWork,
  medic: [...gridWork, 'people.unmask', 'orders.read', 'orders.hold'],
  guard: ['areas.read', 'orders.act', 'orders.hold'],
  communityOfficer: desk,
  streetOfficer: [...desk, 'areas.write', 'declarations.baseline', 'orders.sign', 'access.grant'],
  commander: [
    ...desk,
    'areas.write',
    'areas.redivide',
    'declarations.baseline',
    'rules.draft',
    'rules.activate',
    'orders.sign',
    'orders.emergency',
    'briefings.freeze',
    'access.grant',
  ],
  appealOfficer: [
    'areas.read',
    'people.read',
    'people.unmask',
    'orders.read',
    'orders.appeal',
    'rules.read',
    'calls.read',
  ],
  supervisor: [
    'areas.read',
    'declarations.read',
    'orders.read',
    'rules.read',
    'calls.read',
    'briefings.read',
    'journal.read',
  ],
  systemAdmin: ['areas.read', 'areas.write', 'areas.redivide', 'declarations.baseline', 'access.tokens'],
  securityAdmin: ['areas.read', 'access.read', 'access.invite', 'access.grant', 'access.devices', 'access.tokens'],
  auditor: ['areas.read', 'journal.read', 'journal.verify', 'access.read'],
} as const satisfies Record<string, readonly Verb[]>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as Role[]
export const exclusiveRoles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']

/** The permissions of a role; an unknown role (from a newer version) has none. */
export const verbsOf = (role: string): readonly Verb[] => (role in roles ? roles[role as Role] : [])
export const isVerb = (name: string): name is Verb => (verbs as readonly string[]).includes(name)
