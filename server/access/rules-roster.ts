import type { RosterRow } from '@gridward/contract/access'
import { readPhone, tidyName, type Checks } from '@gridward/contract/identity'
import type { Language } from '@gridward/contract/language'
import { isPath } from '@gridward/contract/paths'
import type { FieldProblem } from '@gridward/contract/problems'
import { roleNames, type Role } from '@gridward/contract/roles'
import { accessWords } from '@gridward/contract/words/access'
import { identityWords } from '@gridward/contract/words/identity'
import { roleWords } from '@gridward/contract/words/roles'

/** Whom a row invites, once it is right. `phone` is E.164, '' without one. */
export type Invited = { name: string; phone: string; unit: string; role: Role; prefix: string }

export type RosterRules = {
  language: Language
  checks: Checks
  role: Role | undefined
  area: string | undefined
  areas: AreaFinder
  mayHandOn(held: { role: Role; prefix: string }): boolean
}

export type AreaFinder = (text: string) => string | 'unknown' | 'several' | 'outside'

/** 金碧社区居民委员会 is called 金碧社区. */
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(居民委员会|村民委员会|居委会|村委会|办事处)$/, '')

/** Finds areas by path, or by a name that only one of them has. `covers` tells whether a path lies in the own areas. */
export function areaFinder(
  areas: readonly { path: string; name: string }[],
  covers: (path: string) => boolean,
): AreaFinder {
  const byName = new Map<string, string[]>()
  const paths = new Set(areas.map((area) => area.path))
  for (const { path, name } of areas)
    for (const key of new Set([name.replace(/\s/g, ''), bare(name)]))
      byName.set(key, [...(byName.get(key) ?? []), path])
  return (text) => {
    const code = text.normalize('NFKC').replace(/\s/g, '')
    if (/^\d+$/.test(code)) {
      if (paths.has(code)) return code
      return isPath(code) && !covers(code) ? 'outside' : 'unknown'
    }
    const found = [...new Set([...(byName.get(code) ?? []), ...(byName.get(bare(text)) ?? [])])]
    return found.length === 1 ? found[0]! : found.length === 0 ? 'unknown' : 'several'
  }
}

const roleByName = new Map<string, Role>(
  roleNames.flatMap((role) =>
    [role, ...Object.values(roleWords).map((words) => words[role])].map((name) => [name.toLowerCase(), role] as const),
  ),
)

/** Reads one row of a roster; every problem of it, by column. */
export function readRosterRow(row: RosterRow, rules: RosterRules): { value: Invited } | { problems: FieldProblem[] } {
  const words = accessWords[rules.language].roster.problems
  const problems: FieldProblem[] = []
  const wrong = (path: string, code: keyof typeof words): void => void problems.push({ path, code, text: words[code] })
  const name = tidyName(row.name ?? '')
  if (name === '') wrong('name', 'name')
  if (name.length > 40) wrong('name', 'nameLong')
  const unit = (row.unit ?? '').trim()
  if (unit.length > 80) wrong('unit', 'unitLong')
  const role = roleOf(row.role ?? '', rules.role)
  if (role === undefined) wrong('role', (row.role ?? '').trim() === '' ? 'roleMissing' : 'role')
  const prefix = areaOf(row.area ?? '', rules)
  if ('problem' in prefix) wrong('area', prefix.problem)
  const phone = phoneOf(row.phone ?? '', rules)
  if ('problem' in phone) problems.push(phone.problem)
  if (role !== undefined && 'path' in prefix && !rules.mayHandOn({ role, prefix: prefix.path }))
    wrong('role', 'roleNotYours')
  if (problems.length > 0 || role === undefined || 'problem' in prefix || 'problem' in phone) return { problems }
  return { value: { name, phone: phone.number, unit, role, prefix: prefix.path } }
}

const roleOf = (text: string, usual: Role | undefined): Role | undefined =>
  text.trim() === '' ? usual : roleByName.get(text.normalize('NFKC').trim().toLowerCase())

type AreaProblem = 'areaMissing' | 'areaUnknown' | 'areaSeveral' | 'areaOutside'

function areaOf(text: string, { area, areas }: RosterRules): { path: string } | { problem: AreaProblem } {
  if (text.trim() === '') return area === undefined ? { problem: 'areaMissing' } : { path: area }
  const found = areas(text)
  if (found === 'unknown') return { problem: 'areaUnknown' }
  if (found === 'several') return { problem: 'areaSeveral' }
  return found === 'outside' ? { problem: 'areaOutside' } : { path: found }
}

function phoneOf(text: string, { checks, language }: RosterRules): { number: string } | { problem: FieldProblem } {
  if (text.trim() === '') return { number: '' }
  const read = readPhone(text, checks)
  if (read.ok) return { number: read.value.number }
  const sentence = identityWords[language].problems[read.problem]
  const said = typeof sentence === 'string' ? sentence : sentence(read.params as never)
  return { problem: { path: 'phone', code: read.problem, text: said } }
}

/** What tells one person from another in a roster: the phone, else name and unit. */
export const whoOf = ({ phone, name, unit }: Pick<Invited, 'phone' | 'name' | 'unit'>): string =>
  phone === '' ? `${name}\n${unit}` : phone
