import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  pin: {
    who: 'Who uses this phone now?',
    of: (name) => `PIN of ${name} (6 digits)`,
    enter: 'Enter',
    wrong: 'That PIN is wrong. Try again, or ask your team leader to reset it.',
    haveCode: 'Forgot the PIN, or first time on this phone',
    login: 'Account',
    code: 'One-time code from your leader',
    fresh: 'Choose a new PIN (6 digits)',
  },
  join: {
    title: 'Join',
    code: 'Invitation code (16 signs on the card)',
    look: 'Next',
    invites: (district, area, role) => `invites you to ${district} ${area} as ${role}`,
    until: (time) => `valid until ${time}`,
    choosePin: 'Choose a PIN that only you know. You will open Gridward on this phone with it.',
    pin: 'PIN (6 digits)',
    pinAgain: 'Once more',
    differ: 'The two differ. Please type them again.',
    login: 'Account (letters, digits)',
    password: 'Password (at least 10 signs)',
    accept: 'Join',
  },
}
