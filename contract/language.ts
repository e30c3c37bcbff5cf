export const languages = ['zh-CN', 'en', 'zh-Hant'] as const
export type Language = (typeof languages)[number]

/** The first language of an Accept-Language header (or a cookie's value) that we speak; zh-CN otherwise. */
export function pickLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const tag = part.split(';')[0]?.trim() ?? ''
    if (/^zh(-hant|-tw|-hk|-mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}

/** A dictionary that has every language with the same keys; a missing or extra key does not compile. */
export type Dictionary<W> = Record<Language, W>

type Leaf = string | ((...args: never[]) => string) | readonly string[]
/** The shape that a translation must have: same keys, texts free. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends Leaf ? T[K] : Shape<T[K]> }
