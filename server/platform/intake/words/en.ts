import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

export const words: Shape<typeof zhCN> = {
  reason: 'Why it was refused',
  rowNumber: 'Row in the file',
  rejectedSheet: 'Refused rows',
  rejectedName: (name: string) => `${name}-refused-rows.xlsx`,
  templateName: (title: string) => `${title}-template.xlsx`,
  outside: 'The address of this row lies outside of your areas',
  days: {
    yearMissing: (shown: string) => `“${shown}” has no year. Please write it in full, for example 2020-02-09`,
    order: (shown: string) => `In “${shown}” year, month and day cannot be told apart. Please write 2020-02-09`,
    serial: (shown: string) =>
      `“${shown}” looks like a date without its format. Set the column to “Date”, or write 2020-02-09`,
    day: (shown: string) => `“${shown}” is no date. Please write 2020-02-09`,
  },
  aside: {
    totalRow: 'A row of sums, not of data; it was left out',
    headingRow: 'The headings once more, not data; left out',
    noteRow: 'A remark or a signature, not data; left out',
  },
  rowFailed: 'This row could not be stored. Check it and import it again; ask the administrator if it keeps failing',
  noHeader: 'No heading row was found. Say in which row the headings stand, or use the template',
  missingColumn: (title: string) => `The required column “${title}” is missing`,
  twice: (title: string) => `Two columns stand for “${title}”; please keep one`,
  tooManyFailures:
    'Too many rows could not be stored, so it was paused. What was stored is there; ask the administrator, then go on or take it back',
  ownFault:
    'Something went wrong on our side, so it was paused. What was stored is there; ask the administrator, then go on or take it back',
  changedFile: 'The kept file is not what was uploaded. Take the import back and upload the file again',
  unknownKind: 'This version no longer takes this kind of table; ask the administrator',
  fileGone: 'The file was deleted when its time was over; please upload it again',
  wrongState: {
    previewed: 'This table was not confirmed yet',
    running: 'It is being imported; wait for it or stop it first',
    stopped: 'This import was stopped; it may go on or be taken back',
    failed: 'This import did not come to its end; it may go on or be taken back',
    done: 'This import is done',
    takingBack: 'It is being taken back; please wait',
    takenBack: 'This import was taken back',
  },
  held: (list: string) => `Others have already built on these rows, so they cannot be taken back: ${list}`,
  holder: (who: string, what: string, rows: number) => `${who} ${what} (${rows} rows)`,
  listStop: '; ',
}
