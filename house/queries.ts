/** One statement of a store as text: its parameters stand as `:expression`, parts made elsewhere as `{expression}`. */
export type Statement = { name: string; text: string }

/** Where a template literal that begins behind `from` (just after its opening backtick) ends; nested ones are skipped. */
function endOfTemplate(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '`') return at
    else if (source.startsWith('${', at)) at = endOfHole(source, at + 2)
  }
  return source.length
}

function endOfHole(source: string, from: number): number {
  let depth = 1
  for (let at = from; at < source.length; at++) {
    const c = source[at]
    if (c === '`') at = endOfTemplate(source, at + 1)
    else if (c === '{') depth++
    else if (c === '}' && --depth === 0) return at
  }
  return source.length
}

const madeElsewhere = /^(scoped|every|join|empty|raw|sql|[a-z]\w*(Of|Sql|On)\(|columns\b|unnest\w*\()/

function readable(template: string): string {
  let text = ''
  for (let at = 0; at < template.length; at++) {
    if (!template.startsWith('${', at)) {
      text += template[at]
      continue
    }
    const end = endOfHole(template, at + 2)
    const hole = template
      .slice(at + 2, end)
      .replace(/\s+/g, ' ')
      .trim()
    text += madeElsewhere.test(hole) ? `{${hole}}` : `:${hole}`
    at = end
  }
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n  ')
}

/** Every statement that stands in a store, under the function that sends it, in the order of the file. */
export function statementsOf(source: string): Statement[] {
  const found: Statement[] = []
  let name = ''
  const marks = /(?:^|\n)(?:export )?(?:async )?(?:const|function) (\w+)|sql`/g
  for (let mark = marks.exec(source); mark; mark = marks.exec(source)) {
    if (mark[1]) {
      name = mark[1]
      continue
    }
    const from = mark.index + mark[0].length
    const end = endOfTemplate(source, from)
    found.push({ name, text: readable(source.slice(from, end)) })
    marks.lastIndex = end + 1
  }
  return found
}
