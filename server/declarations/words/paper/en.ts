import type { Shape } from '@gridward/contract/language'
import type { words as source } from './zh-CN.ts'

export const words: Shape<typeof source> = {
  columns: {
    code: 'Line',
    address: 'Address',
    head: 'Head',
    last: 'Last',
    result: 'Result (tick one)',
    people: 'People',
    temperature: '°C',
    key: 'Key',
    signature: 'Signature, note',
  },
  results: { home: 'home', empty: 'empty', noAnswer: 'no answer', refused: 'refused' },
  last: {
    notReached: '',
    visited: 'visited',
    declared: 'declared',
    refused: 'refused',
    empty: 'empty',
    noAnswer: 'no answer',
  },
  hint: 'One line per home; tick one of the four results. Write the temperature of each person; from 37.3 °C call the community at once. Who was in an area of risk or met a patient within 14 days: tick "Key" and fill in a declaration as well.',
  newDoors: 'Homes that are not on the list go into the empty lines, with the whole address.',
  wholeArea: 'Please print by community or grid; the sheets of a whole street are too many at once.',
  demo: 'Demo data, no real people',
  printedAt: (text) => `Printed: ${text}`,
  address: 'Address',
  day: 'Day: ______ / ____ / ____',
  keyed: {
    stored: '',
    look: 'Stored. Fever or a journey: a grid worker will be sent there.',
    same: 'This line was keyed before with the same content.',
    unknownLine: 'There is no such line code. Please check; it has no 0, 1, I, L or O.',
    whichDoor: 'Two homes share this code. Please choose one by its address.',
    otherContent:
      'This home was keyed for the same day with something else. Please compare with the paper; if somebody did knock again that day, tick "knocked again".',
    noAddress: 'Please give the line code, or choose the grid and write building and room.',
  },
  future: 'The day of the paper cannot lie after today.',
  tooOld: 'The day of the paper is more than a year ago. Please check it.',
  unknownForm: 'There is no such form here. Please load the page again.',
}
