import type { Shape } from '../../language.ts'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  refusals: {
    self: 'Nobody grants rights to himself, or closes or resets the own account. Ask another administrator.',
    role: 'Your post cannot hand on this role. Ask the next level up.',
    past: 'The end has already passed. Choose a later day.',
    tooLong: 'A grant holds for a year at most. Choose an earlier day.',
    oneOfThree:
      'System, security and audit administration exclude each other; this account already holds one of the three.',
    manage:
      'This account holds a role that you cannot hand on. Somebody who can hand on all of its roles must do this.',
    closed: 'This account is closed.',
    program: 'This account belongs to a program. See the tokens.',
    demo: 'The secrets of demo accounts are shared and cannot be changed.',
    samePassword: 'The new password must differ from the present one.',
    weakPassword: 'This password is easy to guess. Avoid the account name, sequences and repetitions.',
    weakPin: 'This PIN is easy to guess. Avoid sequences, repetitions and the end of your phone number.',
    tokenVerbs: 'A token cannot have more permissions than you have in this area.',
    hasAccount:
      'This phone number has an account without a PIN. The inviter can grant that account directly, or a leader can reset its PIN first.',
    needsPin: 'Choose a PIN of six digits.',
    needsPassword: 'Choose a login and a password.',
    loginTaken: 'Somebody already has this login. Choose another one.',
    deviceCutOff: 'This phone was cut off. Ask your leader to bind it again.',
    chooseOne: 'Choose your name or type your number.',
    scope: 'Say which roster or which people.',
  },
  roster: {
    sheet: 'Roster',
    columns: { name: 'Name', phone: 'Phone', unit: 'Unit', role: 'Role', area: 'Area' },
    aliases: {
      name: ['姓名', '名字', 'full name'],
      phone: ['手机号', '电话', 'mobile', 'telephone'],
      unit: ['单位', 'department', 'organisation'],
      role: ['岗位', '角色', 'post'],
      area: ['区域', '网格', '社区', 'grid', 'area code'],
    },
    notes: {
      phone: 'To tell people apart; may be left empty',
      role: 'Left empty: the role chosen at the upload',
      area: 'Code of the area, or its name where only one in your area has it; left empty: the area chosen at the upload',
    },
    problems: {
      name: 'The name is missing',
      nameLong: 'A name has 40 characters at most',
      unitLong: 'A unit has 80 characters at most',
      role: 'There is no such role',
      roleMissing: 'No role in the row, and none chosen at the upload',
      roleNotYours: 'You cannot hand on this role',
      areaMissing: 'No area in the row, and none chosen at the upload',
      areaUnknown: 'There is no such area',
      areaSeveral: 'Several areas have this name; give the code',
      areaOutside: 'Outside of your areas',
      columns: 'No column with names was found. Use the template or add headings',
    },
  },
  cards: {
    title: 'Invitation cards',
    about: (n: number) => `${n} cards. Print this page (Ctrl+P), cut along the lines and hand each to its person.`,
    none: 'No invitation of this roster can still be used.',
    scan: 'Scan with the camera of your phone and choose a PIN of six digits.',
    scanDesk: 'Scan or open the address, and choose a login and a password.',
    until: (day: string) => `Valid until ${day}`,
    once: 'Works once. Do not forward a picture of it.',
    byHand: 'Without a camera open the address above and type:',
    synthetic: 'Demo data, not a real person',
  },
}
