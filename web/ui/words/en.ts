import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  product: 'Gridward',
  productLong: 'Gridward · outbreak response',
  demo: 'Demo data, all people are invented',
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  save: 'Save',
  any: 'All',
  language: 'Language',
  unreachable: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
  crashed:
    'This page failed. Take a photo of what you typed, then reload. If it keeps failing, call your administrator.',
  reload: 'Reload the page',
  fixThese: 'Please correct these first:',
  needed: (label) => `Please fill in “${label}”`,
  emptyTitle: 'Nothing here yet',
  moreThan: (n) => `more than ${n}`,
  login: {
    title: 'Sign in',
    account: 'Account',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    demoTitle: 'Demo accounts: one tap signs you in',
    again: 'Your session has ended. Sign in to return to the page; what you typed is still there.',
    help: 'Your superior or the security administrator opens accounts and resets forgotten passwords.',
  },
}
