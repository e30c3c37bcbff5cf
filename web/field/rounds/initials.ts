// The first character of each letter's block in pinyin order; no syllable begins with i, u or v.
const blocks = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀']
const letters = [...'abcdefghjklmnopqrstwxyz']

/** Surnames that are read differently as names, and characters with a commoner second reading. */
const asSurnames: Record<string, string> = { 单: 's', 單: 's', 曾: 'z', 解: 'x', 仇: 'q', 区: 'o', 區: 'o', 查: 'z' }

let pinyin: Intl.Collator | null | undefined

/** Null where the browser cannot order by pinyin: search by name still works there. */
function collator(): Intl.Collator | null {
  if (pinyin === undefined) {
    const made = new Intl.Collator('zh-CN-u-co-pinyin')
    pinyin = made.compare('阿', '波') < 0 && made.compare('张', '李') > 0 ? made : null
  }
  return pinyin
}

/**
 * The initials of a name's pinyin: 王小明 -> wxm, found by the browser's own pinyin order, so that no dictionary has to
 * be loaded. Anything that is not Chinese stays as it is.
 */
export const initialsOf = (name: string): string =>
  [...name.toLowerCase()].map((sign, i) => (i === 0 && asSurnames[sign]) || initialOf(sign)).join('')

function initialOf(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return sign
  const order = collator()
  if (!order) return sign
  const next = blocks.findIndex((first) => order.compare(first, sign) > 0)
  return letters[next === -1 ? letters.length - 1 : next - 1] ?? sign
}
