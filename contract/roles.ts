import { verbs, type Verb } from './verbs.ts'

const resident: readonly Verb[] = ['areas.read', 'calls.read', 'calls.raise']
const gridWork: readonly Verb[] = [
  ...resident,
  'people.read',
  'people.write',
  'declarations.read',
  'declarations.visit',
  'declarations.judge',
  'calls.answer',
]
const desk: readonly Verb[] = [
  ...gridWork,
  'people.unmask',
  'declarations.key',
  'imports.run',
  'exports.run',
  'rules.read',
  'orders.read',
  'orders.propose',
  'calls.route',
  'briefings.read',
  'briefings.confirm',
  'briefings.write',
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
    'briefings.sign',
    'access.grant',
    'access.tokens',
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
  auditor: ['areas.read', 'journal.read', 'journal.verify', 'journal.unseal', 'access.read'],
} as const satisfies Record<string, readonly Verb[]>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as Role[]
export const exclusiveRoles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']

/** What another program may ever be allowed: data in and out, never a look behind the mask, a limit on anybody, or access. */
export const tokenVerbs = [
  'areas.read',
  'areas.write',
  'people.read',
  'people.write',
  'declarations.read',
  'declarations.key',
  'declarations.baseline',
  'imports.run',
  'exports.run',
  'rules.read',
  'orders.read',
  'calls.read',
  'calls.raise',
  'calls.answer',
  'briefings.read',
] as const satisfies readonly Verb[]

/** The role of a program's account; each token names those of its permissions that it has. */
export const programRole = 'program'

/** Not on a shared phone, whoever holds it: these need a desk and a password. */
export const deskOnly: readonly Verb[] = [
  'areas.redivide',
  'exports.run',
  'rules.activate',
  'orders.sign',
  'orders.emergency',
  'briefings.freeze',
  'briefings.sign',
  'access.grant',
  'access.tokens',
  'journal.read',
  'journal.verify',
  'journal.unseal',
]

/** Roles that work on a phone and sign in with a PIN. */
export const fieldRoles: readonly Role[] = ['gridWorker', 'medic', 'guard']

/**
 * Who may hand on what, inside the own areas. Headquarters appoints everybody; security administration everybody but its
 * like, so that the two can renew each other and neither itself.
 */
export const handsOn: Partial<Record<Role, readonly Role[]>> = {
  communityOfficer: ['gridWorker', 'guard'],
  streetOfficer: ['gridWorker', 'guard', 'medic', 'communityOfficer'],
  commander: roleNames,
  securityAdmin: roleNames.filter((role) => role !== 'securityAdmin'),
}

/** The permissions of a role; an unknown role (from a newer version) has none. */
export const verbsOf = (role: string): readonly Verb[] =>
  role in roles ? roles[role as Role] : role === programRole ? tokenVerbs : []
export const isVerb = (name: string): name is Verb => (verbs as readonly string[]).includes(name)
