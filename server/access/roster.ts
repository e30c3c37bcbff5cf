import { rm } from 'node:fs/promises'
import { setImmediate as breathe } from 'node:timers/promises'
import type { RosterReceipt, RosterRow } from '@gridward/contract/access'
import { addSeconds } from '@gridward/contract/days'
import { invitationDays } from '@gridward/contract/access'
import type { Language } from '@gridward/contract/language'
import type { Role } from '@gridward/contract/roles'
import { accessWords } from '@gridward/contract/words/access'
import { uuidv7 } from 'uuidv7'
import { listAreas } from '../areas/index.ts'
import type { Tx } from '../platform/database.ts'
import { findHeadings } from '../platform/intake/headings.ts'
import type { Keys } from '../platform/keys.ts'
import { Problem } from '../platform/problem.ts'
import { covers, narrow, type Scope } from '../platform/scope.ts'
import { cellText, readInWorker, TableError, tableSentence, type TableRow } from '../platform/tables/index.ts'
import { codeDigest, codeLengths, newCode } from './codes.ts'
import type { Session } from './index.ts'
import { mayHandOn } from './rules-grants.ts'
import { areaFinder, readRosterRow, whoOf, type Invited, type RosterRules } from './rules-roster.ts'
import { addInvitations, type NewInvitation } from './store-invitations.ts'

export const codeSeal = 'invitation.code_sealed'
export const invitedPhoneSeal = 'invitation.phone_sealed'

/** Rows of a file; a roster of a whole district has 7,000. */
const mostRows = 20_000
/** Rows sealed without letting others have the thread: some 10 ms. */
const breath = 200

export type Roster = {
  batch: string
  rows: readonly { number: number; row: RosterRow }[]
  role: Role | undefined
  area: string | undefined
  until: string
  days: number | undefined
}

type Inviting = {
  tx: Tx
  scope: Scope<'access.invite'>
  session: Session
  keys: Keys
  now: string
  language: Language
}

/** Invites everybody of a roster whose row is right; the receipt accounts for each row. */
export async function inviteRoster(call: Inviting, roster: Roster): Promise<RosterReceipt> {
  const rules = await rulesOf(call, roster)
  const rejected: RosterReceipt['rejected'] = []
  const invited = new Map<string, Invited>()
  for (const { number, row } of roster.rows) {
    const read = readRosterRow(row, rules)
    if ('problems' in read) rejected.push({ row: number, ...row, problems: read.problems })
    else invited.set([whoOf(read.value), read.value.role, read.value.prefix].join('\n'), read.value)
  }
  const list: NewInvitation[] = []
  for (const one of invited.values()) {
    if (list.length % breath === 0) await breathe()
    list.push(sealed(call.keys, one))
  }
  const { session, now, tx } = call
  const endsAt = addSeconds(now, (roster.days ?? invitationDays.usual) * 86_400)
  const at = { district: session.district, batch: roster.batch, by: session.account, now, endsAt, until: roster.until }
  const stored = list.length === 0 ? 0 : (await addInvitations(tx, at, list)).size
  const all = roster.rows.length
  return { batch: roster.batch, in: all, stored, same: all - stored - rejected.length, rejected }
}

async function rulesOf({ tx, scope, session, language }: Inviting, roster: Roster): Promise<RosterRules> {
  const areas = await listAreas(tx, narrow(scope, 'areas.read'), {})
  return {
    language,
    checks: { synthetic: session.demo },
    role: roster.role,
    area: roster.area,
    areas: areaFinder(areas, (path) => covers(scope, path)),
    mayHandOn: (held) => mayHandOn(session.grants, 'access.invite', held),
  }
}

function sealed(keys: Keys, one: Invited): NewInvitation {
  const code = newCode(codeLengths.invitation)
  return {
    id: uuidv7(),
    code: codeDigest('invitation', code),
    codeSealed: keys.seal(code, codeSeal),
    name: one.name,
    unit: one.unit,
    phoneSealed: one.phone === '' ? null : keys.seal(one.phone, invitedPhoneSeal),
    phoneBlind: one.phone === '' ? null : keys.blind(one.phone, 'account.phone_blind'),
    who: keys.blind(whoOf(one), 'invitation.who'),
    role: one.role,
    prefix: one.prefix,
  }
}

export const rosterKeys = ['name', 'phone', 'unit', 'role', 'area'] as const

export const rosterColumns = (language: Language) => {
  const words = accessWords[language].roster
  return rosterKeys.map((key) => ({
    key,
    title: words.columns[key],
    kind: 'text' as const,
    required: key === 'name',
    aliases: words.aliases[key],
    ...(key in words.notes ? { note: words.notes[key as keyof typeof words.notes] } : {}),
  }))
}

/** The rows of a workbook or CSV file, below its headings; the file is gone afterwards. Errors: wrongFile, tooLarge. */
export async function readRosterFile(path: string, language: Language): Promise<Roster['rows']> {
  try {
    return await rowsOf(path, language)
  } catch (cause) {
    if (!(cause instanceof TableError)) throw cause
    const code = cause.code === 'tooBig' ? 'tooLarge' : 'wrongFile'
    throw new Problem(code, { says: { [language]: tableSentence(cause, language) }, cause })
  } finally {
    await rm(path, { force: true })
  }
}

async function rowsOf(path: string, language: Language): Promise<Roster['rows']> {
  const all: TableRow[] = []
  for await (const rows of readInWorker({ file: path, options: { fillMerged: true }, rows: 1000 })) {
    all.push(...rows)
    if (all.length > mostRows) throw new TableError('tooBig', { limit: 'rows', allowed: mostRows })
  }
  const found = findHeadings(all, rosterColumns(language))
  const columns = new Map(found?.headings.map(({ key, column }) => [key, column]))
  if (!found || !columns.has('name'))
    throw new Problem('wrongFile', { says: { [language]: accessWords[language].roster.problems.columns } })
  const text = (row: TableRow, key: string): string => cellText(row.cells[columns.get(key) ?? -1]).slice(0, 200)
  return all
    .filter((row) => row.number > found.row)
    .map((row) => ({
      number: row.number,
      row: Object.fromEntries(rosterKeys.map((key) => [key, text(row, key)])) as RosterRow,
    }))
}
