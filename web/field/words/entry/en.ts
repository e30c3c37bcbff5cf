import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  pin: {
    who: 'Who uses this phone now?',
    of: (name) => `PIN of ${name} (6 digits)`,
    enter: 'Enter',
    wrong: 'That PIN is wrong. Try again, or ask your team leader to reset it.',
    haveCode: 'Forgot the PIN, or first time on this phone',
    notListed: 'My name is not here: use my number',
    number: 'Number or login',
    mine: 'Personal PIN (6 digits)',
    login: 'Account',
    code: 'One-time code from your leader',
    fresh: 'Choose a new PIN (6 digits)',
  },
  bind: {
    title: 'Bind this phone',
    done: (name: string) => `This phone is now "${name}". Everybody signs in with the own PIN.`,
    next: 'Begin',
    askAgain: 'This code does not work. Ask the leader to make a new one under shared phones.',
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
