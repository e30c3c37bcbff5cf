import { words as zh } from './words/zh-CN.ts'
import { words as en } from './words/en.ts'

type Sentences = { [K in keyof typeof zh]: (typeof zh)[K] extends string ? never : K }[keyof typeof zh]
type Details<K extends Sentences> = Parameters<(typeof zh)[K]>

/** A start of the database that ended in a plain sentence. `message` is the Chinese sentence, a line break, the English one. */
export class PostgresProblem extends Error {
  readonly kind: Sentences
  readonly zh: string
  readonly en: string

  constructor(kind: Sentences, zhSentence: string, enSentence: string) {
    super(`${zhSentence}\n${enSentence}`)
    this.name = 'PostgresProblem'
    this.kind = kind
    this.zh = zhSentence
    this.en = enSentence
  }
}

export function problem<K extends Sentences>(kind: K, ...details: Details<K>): PostgresProblem {
  const say = (sentences: typeof zh) => (sentences[kind] as (...details: Details<K>) => string)(...details)
  return new PostgresProblem(kind, say(zh), say(en))
}

/** What `onStep` reports; `stepWords` gives the sentence of each. */
export type PostgresStep = Exclude<keyof typeof zh, Sentences>

export function stepWords(step: PostgresStep): { zh: string; en: string } {
  return { zh: zh[step], en: en[step] }
}
