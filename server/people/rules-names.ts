import { tidyName } from '@gridward/contract/identity'
import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'

/** How a name or an address is found: simplified characters, whole pinyin, initials. All lower case, without spaces. */
export type SearchForms = { plain: string; pinyin: string; initials: string }

const simplified = Converter({ from: 't', to: 'cn' })
const chinese = /[\u3400-\u9fff\uf900-\ufaff]/

/** One spelling for comparing: simplified, lower case, no spaces, dots, dashes or accents. Script and width do not matter. */
export function normalName(name: string): string {
  const tidy = tidyName(name).normalize('NFKC')
  const plain = chinese.test(tidy) ? simplified(tidy) : tidy
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s·・.,'’\-–—]+/g, '')
}

/** True when two names are one name written twice; an empty or masked name agrees with nothing. */
export function namesAgree(a: string, b: string): boolean {
  const [x, y] = [normalName(a), normalName(b)]
  return x !== '' && x === y && !x.includes('*')
}

/** The forms under which a person's name is indexed. A first character that is a surname is read as one: 单 shan, 曾 zeng. */
export const nameForms = (name: string): SearchForms => forms(normalName(name), 'head')

/** The same for an address, an estate, a workplace. */
export const textForms = (text: string): SearchForms => forms(normalName(text), 'off')

function forms(plain: string, surname: 'head' | 'off'): SearchForms {
  if (!chinese.test(plain)) return { plain, pinyin: plain, initials: initialsOf([plain]) }
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', surname, v: true, nonZh: 'consecutive' })
  return { plain, pinyin: syllables.join('').toLowerCase(), initials: initialsOf(syllables) }
}

// What is not Chinese (a house number, a Latin word) stays whole: 3栋 is found as 3d.
const initialsOf = (parts: readonly string[]): string =>
  parts
    .map((part) => (/^[a-zü]+$/i.test(part) ? part.charAt(0) : part))
    .join('')
    .toLowerCase()

/** What a search box holds, in the form that is looked up: Chinese by `plain`, letters by `pinyin` or `initials`. */
export function searchTerm(typed: string): { by: 'plain' | 'letters'; term: string } | null {
  const term = normalName(typed).slice(0, 60)
  if (term === '') return null
  return { by: /^[a-z]+$/.test(term) ? 'letters' : 'plain', term }
}
