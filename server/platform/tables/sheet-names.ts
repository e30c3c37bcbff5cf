/** Excel allows 31 characters, none of []:*?/\ and no apostrophe at either end; names differ by more than case. */
const longest = 31

export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  // eslint-disable-next-line no-control-regex
  const clean = wanted.replace(/[[\]:*?/\\\u0000-\u001F]/g, ' ').replace(/^['\s]+|['\s]+$/g, '')
  const base = cut(clean === '' || clean.toLowerCase() === 'history' ? `表 ${clean}`.trim() : clean, longest).replace(
    /['\s]+$/,
    '',
  )
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${cut(base, longest - 5)} (${n})`
  return name
}

/** Name of a sheet that is one of several, with what says so at its end: 居民台账（第 2 张，共 3 张）. */
export const partName = (name: string, ending: string): string => cut(name, longest - ending.length) + ending

function cut(text: string, length: number): string {
  const end = text.slice(0, length)
  return /[\uD800-\uDBFF]$/.test(end) ? end.slice(0, -1) : end
}
