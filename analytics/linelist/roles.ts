/** What a column can mean. Days, places and words are read differently; nothing else of the list is looked at. */
export const dayRoles = ['onset', 'report', 'admission', 'death', 'discharge', 'exposureStart', 'exposureEnd'] as const
export type DayRole = (typeof dayRoles)[number]
export const otherRoles = ['id', 'infector', 'outcome', 'x', 'y', 'count', 'outcomeDay'] as const
export type Role = DayRole | (typeof otherRoles)[number]
export const roles: readonly Role[] = [...dayRoles, ...otherRoles]

// Tried in this order, the first heading that fits a role gets it. Headings are compared in lower case, without spaces
// and punctuation. The words are those of the reporting cards (发病日期, 诊断时间) and of lists in the literature.
const day = '(date|dt|day|日期|时间|日)?'
const guesses: readonly [Role, RegExp][] = [
  [
    'infector',
    /^(infector(id|caseid)?|infectedby|sourcecase(id)?|传染源(编号)?|感染来源(病例)?(编号)?|上一?代病例(编号)?)$/,
  ],
  ['infector', /^infectionsource$/],
  ['id', /^(case_?id|patientid|personid|id|caseno|casenumber|病例(编号|id|号|序号)|编号|卡片(编号|id)|患者编号)$/],
  ['id', /^(序号|case|no|number)$/],
  [
    'exposureStart',
    /^((start|first)(source|exp|exposure)|(dt|date)(of)?(start|first)exp(osure)?|暴露开始|首次暴露|最早暴露)/,
  ],
  [
    'exposureEnd',
    /^((end|last)(source|exp|exposure)|(dt|date)(of)?(end|last)exp(osure)?|暴露结束|末次暴露|最后暴露|最晚暴露)/,
  ],
  [
    'onset',
    new RegExp(`^(${day}(of)?(symptoms?)?onset(of)?(symptoms?)?${day}|发病${day}|症状出现${day}|首发症状${day})$`),
  ],
  ['onset', new RegExp(`^(${day}(of)?(prodrome|illness)${day})$`)],
  ['report', new RegExp(`^(${day}(of)?report(ed|ing)?${day}|报告${day}|网络直报${day}|报卡${day})$`)],
  ['report', new RegExp(`^(${day}(of)?(lab)?(confirm(ed|ation)?|notif(ied|ication))${day}|确诊${day}|订正${day})$`)],
  ['report', new RegExp(`^(${day}(of)?diag(nosed|nosis)?${day}|诊断${day})$`)],
  [
    'admission',
    /^((date|dt)(of)?(hospitali[sz]ation|admission|hospital)|(hospitali[sz]ation|admission)(date|dt)|(住院|入院|收治)(日期|时间)?)$/,
  ],
  ['death', new RegExp(`^((date|dt)(of)?death|death(date|dt|day)|死亡(日期|时间))$`)],
  ['discharge', /^((date|dt)(of)?(discharge|recovery)|(discharge|recovery)(date|dt)|(出院|治愈|康复)(日期|时间)?)$/],
  ['outcomeDay', /^((date|dt)(of)?outcome|outcome(date|dt)|转归(日期|时间)|结局(日期|时间))$/],
  ['outcome', /^(outcome|status|转归|结局|预后|death|died|是否死亡)$/],
  ['x', /^(lon|lng|long|longitude|经度|xloc|x|xcoord)$/],
  ['y', /^(lat|latitude|纬度|yloc|y|ycoord)$/],
  ['count', /^(count|cases|n|incidence|newcases|病例数|例数|新增(病例|确诊)?(数)?|人数)$/],
]

/** A list of counts has its day in a column that is called nothing more than that. */
const plainDay = /^(date|day|dates|日期|时间)$/

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_\-.()（）[\]【】/:：*]/g, '')

/** Which column holds what, as far as the headings tell; a column has at most one meaning. */
export function guessRoles(headings: readonly string[]): Partial<Record<Role, number>> {
  const found: Partial<Record<Role, number>> = {}
  const taken = new Set<number>()
  const names = headings.map(plain)
  for (const [role, pattern] of guesses) {
    if (found[role] !== undefined) continue
    const at = names.findIndex((name, i) => !taken.has(i) && pattern.test(name))
    if (at < 0) continue
    found[role] = at
    taken.add(at)
  }
  if (found.onset === undefined && found.report === undefined) {
    const at = names.findIndex((name, i) => !taken.has(i) && plainDay.test(name))
    if (at >= 0) found.onset = at
  }
  return found
}

/**
 * The guess, with what the caller says put over it: `onset=发病日期`. `RangeError` for a meaning or a heading that does not
 * exist, with what there is.
 */
export function mapRoles(headings: readonly string[], said: readonly string[]): Partial<Record<Role, number>> {
  const found = guessRoles(headings)
  for (const one of said) {
    const [role, heading] = [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1).trim()]
    if (!roles.includes(role as Role)) throw new RangeError(`"${role}" is no meaning of a column: ${roles.join(', ')}`)
    const at = headings.findIndex((name) => name.trim() === heading)
    if (at < 0 && heading !== '') throw new RangeError(`there is no column "${heading}": ${headings.join(', ')}`)
    for (const other of roles) if (found[other] === at) delete found[other]
    if (heading === '') delete found[role as Role]
    else found[role as Role] = at
  }
  return found
}
