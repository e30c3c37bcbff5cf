import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  title: 'Doors',
  start: 'What to do today',
  nothing: 'Your post has nothing to do on a phone yet.',
  back: 'Back',
  notFound: 'There is no such page.',
  switchPerson: 'Change person',
  switchAsk: 'What you have not sent stays on this phone until you sign in again. Change person?',
  offline: 'No network. Go on recording; it is sent by itself later.',
  offlineUnknown: 'The first sign-in needs a network. Connect and try again.',
  expired: 'Your session has ended. Your records are safe on this phone; sign in again to send them.',
  install: 'Add to home screen',
  installHelp: 'Once installed it opens without a network.',
  insecure:
    'This page is not on a secure connection (https), so the camera, installation and opening without a network are off. Ask your administrator to run gridward https.',
  noStorage:
    'This browser forbids storing data (a private window?). Records would be lost with the page. Use another browser.',
  update: 'A new version is here',
  updateNow: 'Update',
  clock: (minutes) => `This phone's clock is ${minutes} minutes off. Turn on automatic time in its settings.`,
  queue: {
    title: 'Sending',
    allSent: 'Everything sent',
    waiting: (n) => `${n} to send`,
    oldest: (ago) => `the oldest was recorded ${ago}`,
    alarmSoon: 'Nothing was sent for over an hour. Connect when you can.',
    alarmNow: 'Nothing was sent for over four hours. Find a network as soon as possible.',
    needsPerson: (n) => `${n} need you`,
    others: (n) => `Others have ${n} unsent records on this phone; they must sign in to send them.`,
    sendNow: 'Send now',
    sending: 'Sending…',
    signIn: 'Sign in again to send',
    drop: 'Drop this one',
    dropAsk: 'This cannot be undone. Drop it?',
    states: {
      waiting: 'to send',
      rejected: 'refused',
      quarantined: 'sent, the community checks it',
      disputed: 'its number is taken, somebody must look',
    },
    tries: (n) => `tried ${n} times`,
    empty: 'Nothing waits to be sent.',
    emptyWhy: 'New records are kept on the phone first and sent by themselves when there is a network.',
  },
}
