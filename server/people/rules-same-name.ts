import type { SearchForms } from './rules-names.ts'

/**
 * How two names of people compare. same: one name in whatever script; sound: other characters, one sound (李芳, 李方);
 * latin: one of them is spelt in letters; initials: one of them is only initials; turned: the parts stand in another
 * order; letter: one character of the given name is another; given: another surname; surname: nothing else in common.
 */
export type NameAgreement =
  'same' | 'sound' | 'latin' | 'turned' | 'initials' | 'letter' | 'given' | 'surname' | 'differs' | 'unknown'

const latin = /^[a-z0-9]+$/
const unknown = (name: SearchForms): boolean => name.plain === '' || name.plain.includes('*')

/** `a` and `b` as `nameForms` makes them; a masked or missing name says nothing. */
export function compareNames(a: SearchForms, b: SearchForms): NameAgreement {
  if (unknown(a) || unknown(b)) return 'unknown'
  if (a.plain === b.plain) return 'same'
  const letters = latin.test(a.plain) !== latin.test(b.plain)
  if (a.pinyin === b.pinyin) return letters ? 'latin' : 'sound'
  if (letters && (a.plain === b.initials || b.plain === a.initials)) return 'initials'
  if (isRotation(a.plain, b.plain) || (letters && isRotation(a.pinyin, b.pinyin)) || isAnagram(a.plain, b.plain))
    return 'turned'
  return latin.test(a.plain) || latin.test(b.plain) ? 'differs' : byCharacter(a.plain, b.plain)
}

const isRotation = (a: string, b: string): boolean => a.length === b.length && a.length > 1 && (a + a).includes(b)
const sorted = (text: string): string => [...text].sort().join('')
// letters of the Latin script meet by chance, characters hardly do
const isAnagram = (a: string, b: string): boolean => !latin.test(a) && a.length === b.length && sorted(a) === sorted(b)

function byCharacter(a: string, b: string): NameAgreement {
  const [x, y] = [[...a], [...b]]
  const family = surnameOf(a).length
  if (surnameOf(a) !== surnameOf(b))
    return x.slice(family).join('') === y.slice(surnameOf(b).length).join('') ? 'given' : 'differs'
  const [rest, other] = [x.slice(family), y.slice(family)]
  if (rest.length < 2 || rest.length !== other.length) return 'surname'
  return rest.filter((sign, at) => sign !== other[at]).length === 1 ? 'letter' : 'surname'
}

const doubles = new Set('欧阳 上官 司徒 诸葛 司马 皇甫 令狐 慕容 尉迟 长孙 夏侯 东方 公孙 轩辕 端木 宇文'.split(' '))
export const surnameOf = (plain: string): string =>
  doubles.has(plain.slice(0, 2)) ? plain.slice(0, 2) : ([...plain][0] ?? '')

// Shares of the population in hundredths of a per cent: Ministry of Public Security, name reports of 2019 to 2021, rounded.
const shares = new Map(
  '王725 李719 张683 刘538 陈463 杨317 黄245 赵229 吴207 周204 徐171 孙155 马129 朱128 胡118 郭117 何116 林113 高111 罗90'
    .split(' ')
    .map((entry) => [entry.charAt(0), Number(entry.slice(1)) / 10_000]),
)
// what the first twenty leave, spread over some 150 surnames that almost everybody else bears
const otherShare = 0.003

/**
 * What it is worth, in bits, that two names agree: -log2 of the share of people who bear it. A common surname weighs
 * less; a given name of one character (about 1 in 64) less than one of two (about 1 in 256, fashions included).
 */
export function nameBits(plain: string): number {
  if (latin.test(plain)) return 12
  const family = surnameOf(plain)
  const given = [...plain].length - family.length
  return -Math.log2(shares.get(family) ?? otherShare) + (given <= 0 ? 0 : given === 1 ? 6 : 8)
}
