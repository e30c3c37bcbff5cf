import type { FlawCode } from '../check.ts'
import { fieldNames } from '../fields.ts'
import type { Condition, Question } from '../schema.ts'
import { cell, isYes } from './cells.ts'
import type { SheetRow } from './cells.ts'
import { parseExpression } from './expression.ts'
import { camelKey } from './names.ts'

/** Says that a cell of the row in hand cannot be taken over. */
export type Complain = (column: string, code: FlawCode, value: string) => void

type Typed = Pick<Question, 'type'> & Record<string, unknown>

const plainTypes: Readonly<Record<string, Typed>> = {
  text: { type: 'text' },
  integer: { type: 'number', decimals: 0 },
  decimal: { type: 'number' },
  date: { type: 'date' },
  datetime: { type: 'datetime' },
  image: { type: 'photo' },
  note: { type: 'note' },
}

// Columns that change what a form means. What they ask for does not exist here, so leaving them out silently would
// publish another form than the author wrote.
const unsupported = ['calculation', 'choice_filter', 'repeat_count', 'default', 'trigger']

/** One row of the survey sheet as a question, or null when it has none that can be used. */
export function questionOf(row: SheetRow, complain: Complain): Question | null {
  const key = camelKey(cell(row, 'name'))
  if (!key) complain('name', 'badName', cell(row, 'name'))
  const typed = typeOf(cell(row, 'type'), complain)
  for (const column of unsupported) if (cell(row, column) !== '') complain(column, 'unsupported', cell(row, column))
  if (!key || !typed) return null
  return {
    key,
    ...typed,
    ...textKind(row, typed, complain),
    ...marks(row, complain),
    ...conditions(row, key, complain),
  } as Question
}

function typeOf(text: string, complain: Complain): Typed | null {
  const select = /^(select_one|select_multiple)\s+(\S+)$/.exec(text)
  const list = camelKey(select?.[2] ?? '')
  if (select && list) return { type: select[1] as 'select_one' | 'select_multiple', choices: list }
  const plain = plainTypes[text.toLowerCase()]
  if (!plain) complain('type', 'unknownType', text)
  return plain ?? null
}

function textKind(row: SheetRow, typed: Typed, complain: Complain): object {
  const kind = cell(row, 'kind')
  if (kind === '') return {}
  const fits = typed.type === 'text' && ['name', 'identity', 'phone', 'region'].includes(kind)
  if (!fits) complain('kind', 'unknownKind', kind)
  const documentKey = camelKey(cell(row, 'document'))
  return fits ? { kind, ...(documentKey ? { documentKey } : {}) } : {}
}

function marks(row: SheetRow, complain: Complain): object {
  const bind = cell(row, 'bind')
  const known = fieldNames.find((field) => field === bind)
  if (bind !== '' && !known) complain('bind', 'unknownField', bind)
  const named = cell(row, 'audience')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const audience = named.filter((word) => ['self', 'door', 'paper'].includes(word))
  if (audience.length < named.length) complain('audience', 'unknownAudience', cell(row, 'audience'))
  return {
    ...(known ? { bind: known } : {}),
    ...(isYes(cell(row, 'sensitive')) ? { sensitive: true } : {}),
    ...(isYes(cell(row, 'origin')) ? { originField: true } : {}),
    ...(audience.length > 0 ? { audience } : {}),
  }
}

function conditions(row: SheetRow, key: string, complain: Complain): object {
  const required = cell(row, 'required')
  const made: { relevant?: Condition; required?: Condition | true; constraint?: Condition } = {}
  const relevant = conditionOf(row, 'relevant', key, complain)
  const constraint = conditionOf(row, 'constraint', key, complain)
  if (relevant) made.relevant = relevant
  if (constraint) made.constraint = constraint
  if (isYes(required)) made.required = true
  else if (required !== '' && !/^(no|false|false\(\)|0|否)$/i.test(required)) {
    const condition = conditionOf(row, 'required', key, complain)
    if (condition) made.required = condition
  }
  return made
}

/** The condition in a cell; a problem instead where it is outside the subset. */
export function conditionOf(row: SheetRow, column: string, key: string, complain: Complain): Condition | null {
  const text = cell(row, column)
  if (text === '') return null
  const parsed = parseExpression(text, key)
  if ('condition' in parsed) return parsed.condition
  complain(column, parsed.problem, text)
  return null
}
