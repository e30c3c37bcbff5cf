import type { File } from '../tree.ts'

interface Table {
  columns: string[]
  comment: string
  secured: boolean
  policies: string[]
}

/** Columns that tie a row to a person or to a place where people are. */
const telling = /^(area|name|person|household|account|login|phone.*|birth.*|address|.*_sealed|.*_blind)$/

/**
 * A table with a telling column, or with row level security, says what it keeps people for:
 * `comment on table t is 'purpose: …; retention: …; method: …'` and has a fence, or says `no fence: <why>` in that comment.
 * A table that keeps nobody says so: `comment on table t is 'no people: <why>'`.
 */
export function undeclaredTables(files: File[]): string[] {
  const migrations = files.filter(({ path }) => /^database\/migrations\/[^/]+\.sql$/.test(path))
  return [...readTables(migrations)].flatMap(([name, table]) => complaints(name, table))
}

function complaints(name: string, table: Table): string[] {
  const { comment, secured, policies } = table
  const nested = policies
    .filter((policy) => /\bselect\b/i.test(policy))
    .map(() => `${name}: a policy contains a sub-query`)
  const tells = table.columns.filter((column) => telling.test(column))
  if (!secured && (tells.length === 0 || /^no people: \S/.test(comment))) return nested
  const missing = ['purpose', 'retention', 'method'].filter((part) => !new RegExp(`\\b${part}: \\S`).test(comment))
  const why = secured ? 'row level security' : `the columns ${tells.join(', ')}`
  const found = missing.length > 0 ? [`${name}: has ${why} and its comment does not say ${missing.join(', ')}`] : []
  if (!secured && !/\bno fence: \S/.test(comment)) found.push(`${name}: has no row level security and no reason for it`)
  if (secured && policies.length === 0) found.push(`${name}: row level security without a policy`)
  return [...found, ...nested]
}

/** What stands in the database after all migrations, as far as this guard asks. */
function readTables(migrations: File[]): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (const file of migrations) for (const statement of statements(file.text)) apply(statement, tables)
  return tables
}

const name = '(?:public\\.)?"?(\\w+)"?'
const shapes = {
  create: new RegExp(`^create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?${name}\\s*\\(`, 'i'),
  drop: new RegExp(`^drop\\s+table\\s+(?:if\\s+exists\\s+)?${name}`, 'i'),
  alter: new RegExp(`^alter\\s+table\\s+(?:only\\s+)?${name}`, 'i'),
  policy: new RegExp(`^create\\s+policy\\s+\\S+\\s+on\\s+${name}`, 'i'),
  comment: new RegExp(`^comment\\s+on\\s+table\\s+${name}\\s+is\\s+'([^]*)'$`, 'i'),
}

function apply(statement: string, tables: Map<string, Table>): void {
  const of = (shape: RegExp) => tables.get(shape.exec(statement)?.[1] ?? '')
  const created = shapes.create.exec(statement)
  if (created) tables.set(created[1]!, { columns: columnsOf(statement), comment: '', secured: false, policies: [] })
  const dropped = shapes.drop.exec(statement)
  if (dropped) tables.delete(dropped[1]!)
  const altered = of(shapes.alter)
  if (altered && /enable\s+row\s+level\s+security/i.test(statement)) altered.secured = true
  if (altered)
    altered.columns.push(
      ...[...statement.matchAll(/add\s+column\s+(?:if\s+not\s+exists\s+)?"?(\w+)/gi)].map((m) => m[1]!),
    )
  of(shapes.policy)?.policies.push(statement)
  const commented = of(shapes.comment)
  if (commented) commented.comment = shapes.comment.exec(statement)![2]!.replace(/'\s*\n\s*'/g, '')
}

/** The first word of each part of the bracket, constraints left out. */
function columnsOf(create: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const sign of create.slice(create.indexOf('('))) {
    if (sign === ')') depth--
    if ((sign === ',' && depth === 1) || depth < 0) parts.push(part)
    part = (sign === ',' && depth === 1) || (sign === '(' && depth === 0) ? '' : part + sign
    if (sign === '(') depth++
  }
  const constraint = /^(primary|unique|foreign|check|constraint|exclude|like)$/i
  return [...parts, part]
    .map((text) => /^\s*"?(\w+)/.exec(text)?.[1] ?? '')
    .filter((word) => word && !constraint.test(word))
}

/** Statements without comments; a semicolon inside of quotes or of a dollar body does not end one. */
function statements(sql: string): string[] {
  const token = /--[^\n]*|\/\*[^]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[^]*?\$\1\$|;|[^]/g
  const found = ['']
  for (const [piece] of sql.matchAll(token)) {
    if (piece === ';') found.push('')
    else if (!piece.startsWith('--') && !piece.startsWith('/*')) found[found.length - 1] += piece
  }
  return found.map((text) => text.trim()).filter(Boolean)
}
