import { lists } from '../lists.ts'
import type { Definition } from '../schema.ts'
import { arrival } from './arrival.ts'
import { journey } from './journey.ts'

/** 返乡人员登记表, version 1: one person who has come back from elsewhere. A published version never changes. */
export const returnee = {
  key: 'returnee',
  version: 1,
  lists: {
    ...lists,
    testResult: ['notTested', 'waiting', 'negative', 'positive'],
    codeColour: ['green', 'yellow', 'red', 'noCode'],
    controlMode: ['central', 'home', 'monitoring', 'none'],
  },
  questions: [
    { key: 'fullName', type: 'text', kind: 'name', maxLength: 60, bind: 'person.name', required: true },
    { key: 'sex', type: 'select_one', choices: 'sex', bind: 'person.sex', audience: ['door', 'paper'] },
    { key: 'idType', type: 'select_one', choices: 'documentType', bind: 'person.documentType', required: true },
    {
      key: 'idNumber',
      type: 'text',
      kind: 'identity',
      documentKey: 'idType',
      bind: 'person.documentNumber',
      sensitive: true,
      required: true,
      relevant: {
        all: [
          { question: 'idType', op: 'answered' },
          { question: 'idType', op: '!=', value: 'none' },
        ],
      },
    },
    {
      key: 'birthDate',
      type: 'date',
      bind: 'person.birthDate',
      required: { question: 'idType', op: '=', value: 'none' },
      relevant: { question: 'idType', op: '!=', value: 'identityCard' },
      constraint: { question: 'birthDate', op: '<=', today: 0 },
    },
    { key: 'phone', type: 'text', kind: 'phone', bind: 'person.phone', sensitive: true },
    {
      key: 'registeredPlace',
      type: 'text',
      maxLength: 120,
      bind: 'person.registeredPlace',
      originField: true,
      audience: ['paper'],
    },
    { key: 'declaredBy', type: 'select_one', choices: 'declarant', bind: 'declarant.kind', required: true },
    {
      key: 'declarantName',
      type: 'text',
      kind: 'name',
      maxLength: 60,
      bind: 'declarant.name',
      required: true,
      relevant: { question: 'declaredBy', op: '!=', value: 'self' },
    },
    {
      key: 'declarantPhone',
      type: 'text',
      kind: 'phone',
      bind: 'declarant.phone',
      sensitive: true,
      required: true,
      relevant: { question: 'declaredBy', op: '!=', value: 'self' },
    },
    {
      key: 'declarantRelation',
      type: 'text',
      maxLength: 40,
      bind: 'declarant.relation',
      required: true,
      relevant: { question: 'declaredBy', op: '!=', value: 'self' },
    },
    ...journey,
    ...arrival,
  ],
} as const satisfies Definition
