import type { Question } from '../schema.ts'

const officers = ['door', 'paper'] as const
const controlled = {
  all: [
    { question: 'controlMode', op: 'answered' },
    { question: 'controlMode', op: '!=', value: 'none' },
  ],
} as const

/** Where the person stays, how they are, and what was arranged. The arrangement is a note of fact: only an order limits anybody. */
export const arrival = [
  { key: 'address', type: 'text', maxLength: 200, bind: 'address.text', required: true },
  { key: 'singleRoom', type: 'select_one', choices: 'yesNo', bind: 'address.singleRoom', required: true },
  { key: 'contact', type: 'select_one', choices: 'yesNoUnsure', bind: 'exposure.contact', required: true },
  {
    key: 'contactDate',
    type: 'date',
    bind: 'exposure.day',
    required: true,
    relevant: { question: 'contact', op: '=', value: 'yes' },
    constraint: { question: 'contactDate', op: '<=', today: 0 },
  },
  { key: 'temperature', type: 'number', min: 34, max: 43, decimals: 1, bind: 'health.temperature' },
  {
    key: 'symptoms',
    type: 'select_multiple',
    choices: 'symptoms',
    alone: 'none',
    bind: 'health.symptoms',
    required: true,
  },
  { key: 'testResult', type: 'select_one', choices: 'testResult', bind: 'health.testResult' },
  {
    key: 'testTime',
    type: 'datetime',
    bind: 'health.testedAt',
    relevant: {
      any: [
        { question: 'testResult', op: '=', value: 'negative' },
        { question: 'testResult', op: '=', value: 'positive' },
      ],
    },
    constraint: { question: 'testTime', op: '<=', today: 0 },
  },
  { key: 'codeColour', type: 'select_one', choices: 'codeColour', bind: 'health.codeColour', audience: officers },
  { key: 'helpNeeds', type: 'select_multiple', choices: 'helpNeeds', alone: 'none', bind: 'care.needs' },
  {
    key: 'controlMode',
    type: 'select_one',
    choices: 'controlMode',
    bind: 'measures.mode',
    required: true,
    audience: officers,
  },
  { key: 'controlFrom', type: 'date', bind: 'measures.from', required: true, relevant: controlled, audience: officers },
  {
    key: 'controlUntil',
    type: 'date',
    bind: 'measures.until',
    required: true,
    relevant: controlled,
    constraint: { question: 'controlUntil', op: '>=', other: 'controlFrom' },
    audience: officers,
  },
  { key: 'wardenName', type: 'text', kind: 'name', maxLength: 60, bind: 'measures.wardenName', audience: officers },
  {
    key: 'wardenPhone',
    type: 'text',
    kind: 'phone',
    bind: 'measures.wardenPhone',
    sensitive: true,
    audience: officers,
  },
  { key: 'checkpoint', type: 'text', maxLength: 80, audience: officers },
  { key: 'remark', type: 'text', maxLength: 500, bind: 'person.remark', audience: officers },
] as const satisfies readonly Question[]
