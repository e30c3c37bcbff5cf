import type { Entry } from './dirt.ts'
import { givenName } from './names.ts'
import { mistyped } from './phones.ts'
import type { Random } from './random.ts'
import { weighted } from './weighted.ts'

export type Slip =
  | 'numberDigit'
  | 'numberSwap'
  | 'numberCheck'
  | 'numberMissing'
  | 'nameLetter'
  | 'nameSound'
  | 'nameTurned'
  | 'nameScript'
  | 'birthDigit'
  | 'birthMissing'
  | 'phoneMissing'
  | 'phoneDigit'
  | 'phoneFamily'
  | 'moved'

const kinds = weighted<Slip>([
  ['numberDigit', 14],
  ['numberSwap', 10],
  ['numberCheck', 4],
  ['numberMissing', 18],
  ['nameLetter', 7],
  ['nameSound', 10],
  ['nameTurned', 3],
  ['nameScript', 6],
  ['birthDigit', 5],
  ['birthMissing', 5],
  ['phoneMissing', 8],
  ['phoneDigit', 7],
  ['phoneFamily', 8],
])

/** One more thing goes wrong. `family`: the phone of somebody else behind the same door. */
export function slip(random: Random, entry: Entry, family: string | null): Entry {
  const kind = kinds(random)
  const changed = change(random, kind, entry, family)
  return changed === entry ? entry : { ...changed, slips: [...entry.slips, kind] }
}

function change(random: Random, kind: Slip, entry: Entry, family: string | null): Entry {
  switch (kind) {
    case 'numberDigit':
    case 'numberSwap':
    case 'numberCheck':
      return withNumber(entry, (number) => damaged(random, kind, number))
    case 'numberMissing':
      return entry.document ? { ...entry, document: null } : entry
    case 'nameLetter':
    case 'nameSound':
    case 'nameTurned':
    case 'nameScript':
      return withName(entry, renamed(random, kind, entry))
    case 'birthDigit':
      return entry.birthDate ? { ...entry, birthDate: otherDay(random, entry.birthDate) } : entry
    // a card says the birthday; only without one it can be missing
    case 'birthMissing':
      return entry.document || !entry.birthDate ? entry : { ...entry, birthDate: null }
    case 'phoneMissing':
      return entry.phone ? { ...entry, phone: null } : entry
    case 'phoneDigit':
      return entry.phone ? { ...entry, phone: mistyped(random, entry.phone) } : entry
    case 'phoneFamily':
      return family && family !== entry.phone ? { ...entry, phone: family } : entry
    default:
      return entry
  }
}

const withName = (entry: Entry, name: string): Entry => (name === entry.name ? entry : { ...entry, name })
const withNumber = (entry: Entry, change: (number: string) => string): Entry =>
  entry.document ? { ...entry, document: { ...entry.document, number: change(entry.document.number) } } : entry

const put = (text: string, at: number, signs: string): string =>
  text.slice(0, at) + signs + text.slice(at + signs.length)
const otherDigit = (random: Random, digit: string): string => String((Number(digit) + random.whole(1, 9)) % 10)

/** The check digit is left as it was, or it is the one that is wrong. */
function damaged(random: Random, kind: 'numberDigit' | 'numberSwap' | 'numberCheck', number: string): string {
  const last = number.length - 1
  if (kind === 'numberCheck')
    return put(number, last, random.pick('0123456789'.replace(number.charAt(last), '').split('')))
  const digits = [...number].flatMap((sign, at) => (/\d/.test(sign) && at < last ? [at] : []))
  if (kind === 'numberDigit') {
    const at = random.pick(digits)
    return put(number, at, otherDigit(random, number.charAt(at)))
  }
  const swaps = digits.filter(
    (at) => at + 1 < last && /\d/.test(number.charAt(at + 1)) && number.charAt(at) !== number.charAt(at + 1),
  )
  if (swaps.length === 0) return number
  const at = random.pick(swaps)
  return put(number, at, number.charAt(at + 1) + number.charAt(at))
}

function otherDay(random: Random, day: string): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  if (Number(date) <= 12 && date !== month && random.chance(0.4)) return `${year}-${date}-${month}`
  return random.chance(0.5)
    ? `${year}-${month}-${String((Number(date) % 28) + 1).padStart(2, '0')}`
    : `${put(year, 3, otherDigit(random, year.charAt(3)))}-${month}-${date === '29' ? '28' : date}`
}

// One sound, another character; and how the same one is written with traditional strokes.
const sounds = pairs(
  '芳方 伟玮 静婧 丽莉 敏闵 军君 洋阳 强蔷 磊蕾 娜那 杰洁 明铭 华花 建健 文雯 红虹 玉钰 志智 国帼 海涵 平萍 霞侠 辉晖 梅玫 佳嘉 涛韬 超朝 勇咏 艳燕 婷亭',
)
const scripts = pairs(
  '张張 陈陳 刘劉 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 冯馮 邓鄧 萧蕭 叶葉 苏蘇 吕呂 卢盧 伟偉 丽麗 军軍 杰傑 华華 国國 红紅 静靜 艳艷 龙龍 荣榮 东東 飞飛 庆慶',
)

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').flatMap((pair) => [[pair.charAt(0), pair.charAt(1)] as const]))
}

function renamed(random: Random, kind: Slip, { name, sex, birthDate }: Entry): string {
  const signs = [...name]
  if (name.includes('·') || signs.length < 2) return name
  const replaced = (table: ReadonlyMap<string, string>): string => signs.map((sign) => table.get(sign) ?? sign).join('')
  if (kind === 'nameScript') return replaced(scripts)
  if (kind === 'nameTurned') return [...signs.slice(1), signs[0]].join('')
  const heard =
    kind === 'nameSound' ? signs[0] + [...signs.slice(1)].map((sign) => sounds.get(sign) ?? sign).join('') : name
  if (heard !== name) return heard
  const other = [...givenName(random, sex ?? 'male', Number(birthDate?.slice(0, 4) ?? 1985))]
  return [...signs.slice(0, -1), other.at(-1)].join('')
}
