import { showPhone } from './phone.ts'

// The commonest of the surnames with two characters; without them 欧阳锋 would keep too little to be recognised.
const doubleSurnames = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 宇文 长孙 夏侯 端木 轩辕 南宫 独孤 呼延 申屠 百里 第五 ' +
    '歐陽 司馬 諸葛 東方 尉遲 公孫 司徒 長孫 軒轅 南宮 獨孤'
  ).split(' '),
)

/** 4401**********1234; a shorter document keeps two signs at each end. */
export function maskIdentity(number: string): string {
  if (number === '') return ''
  if (number.length >= 15) return number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4)
  if (number.length < 6) return '*'.repeat(number.length)
  return number.slice(0, 2) + '*'.repeat(number.length - 4) + number.slice(-2)
}

/** 138****1234; any other line keeps its beginning and its last four digits. */
export function maskPhone(number: string): string {
  const shown = showPhone(number).replace(/转.*$/, '')
  if (shown === '') return ''
  if (shown.length < 8) return '*'.repeat(shown.length)
  return `${shown.slice(0, shown.length - 8)}****${shown.slice(-4)}`
}

/** 张*, 欧阳*, J*** S***: the surname or initials, with one star per hidden character of a Chinese name. */
export function maskName(name: string): string {
  const signs = [...name.trim()]
  if (signs.length === 0) return ''
  if (!/\p{Script=Han}/u.test(signs[0] ?? ''))
    return name
      .trim()
      .split(/\s+/)
      .map((part) => `${[...part][0]}***`)
      .join(' ')
  const head = signs.length > 2 && doubleSurnames.has(signs.slice(0, 2).join('')) ? 2 : 1
  return signs.slice(0, head).join('') + '*'.repeat(Math.max(1, Math.min(4, signs.length - head)))
}
