import type { Shape } from '@gridward/contract/language'
import type { words as zhCN } from './zh-CN.ts'

const limitNames: Readonly<Record<string, string>> = {
  fileBytes: 'bytes of the file',
  entries: 'parts in the archive',
  inflatedBytes: 'bytes when unpacked',
  ratio: 'times it is packed',
  sheets: 'sheets',
  sharedStrings: 'texts',
  sharedStringBytes: 'bytes of texts',
  styles: 'cell formats',
  merges: 'merged cells',
  columns: 'columns',
  cellCharacters: 'characters in one cell',
  rowCharacters: 'characters in one row',
  xmlToken: 'length of one piece',
  partBytes: 'bytes of one part',
  heapMegabytes: 'memory (MB)',
  rows: 'rows',
}

export const words: Shape<typeof zhCN> = {
  optionsSheet: 'Options',
  guideSheet: 'How to fill in',
  part: (part: number, parts: number) => ` (sheet ${part} of ${parts})`,
  cutText: (length: number) => ` … (${length} characters in all; only the beginning fits here)`,
  chooseOption: 'Please choose from the list',
  guide: {
    title: 'Column',
    required: 'Required',
    kind: 'What to enter',
    options: 'Choices',
    note: 'Note',
    must: 'required',
    more: (all: number) => ` … ${all} in all, see the drop-down`,
  },
  kinds: {
    text: 'Text',
    number: 'A number',
    day: 'A date, for example 2020-02-03',
    instant: 'A date and a time, for example 2020-02-03 14:30',
  },
  cell: {
    digitsLost: (shown: string) =>
      `“${shown}” is a long number that was saved as a number; its last digits are gone. Set the column to “Text” and enter it again`,
    errorValue: (shown: string) => `The cell holds the error “${shown}”; please enter what it should be`,
    noResult: () => 'The formula in this cell was never calculated. Open the file, save it once and upload it again',
    garbled: (shown: string) =>
      `“${shown}” holds signs that cannot be read. Open the file, save it as .xlsx and upload that`,
  },
  errors: {
    unknownFormat: 'This file is no table. Please upload an Excel workbook (.xlsx) or a CSV file',
    oldWorkbook:
      'This is a table in the old format (.xls or .et). Open it in Excel or WPS, save it as .xlsx and upload that',
    binaryWorkbook: 'This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx and upload that',
    openDocument: 'This is an OpenDocument table (.ods). Save it as .xlsx and upload that',
    webPage: 'This file is really a web page. Open it in Excel or WPS, save it as .xlsx and upload that',
    xmlTable: 'This is an old table in XML. Open it in Excel or WPS, save it as .xlsx and upload that',
    otherDocument:
      'This file is no table; it may be a Word file, a PDF, a picture or an archive. Please upload .xlsx or CSV',
    encrypted: 'This workbook asks for a password. Please remove it and upload the file again',
    damaged: 'This file is incomplete or damaged. Open it in Excel or WPS, save a new copy and upload that',
    empty: 'This file is empty',
    tooBig: 'This file is larger than we can take. Remove sheets and pictures that are not needed, or divide it',
    openQuote:
      'A quotation mark is never closed, so all that follows would fall into one cell. Please close it, or save the file as .xlsx',
    noSuchSheet: 'The file has no such sheet',
  },
  where: {
    sheet: (name: string) => `sheet “${name}”`,
    cell: (name: string) => `cell ${name}`,
    limit: (name: string, allowed: number) =>
      `more ${limitNames[name] ?? name} than ${allowed.toLocaleString('en-US')}`,
  },
}
