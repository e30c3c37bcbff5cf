import type { Definition, Question, Repeat } from './schema.ts'

type ValueOf<Q, L> = Q extends { type: 'select_one'; choices: infer C extends keyof L }
  ? Member<L[C]>
  : Q extends { type: 'select_multiple'; choices: infer C extends keyof L }
    ? readonly Member<L[C]>[]
    : Q extends { type: 'number' }
      ? number
      : Q extends { type: 'repeat'; questions: infer Rows }
        ? readonly RowOf<Rows, L>[]
        : Q extends { type: 'photo' }
          ? readonly string[]
          : Q extends { type: 'note' }
            ? never
            : string

type Member<List> = List extends readonly (infer Item)[] ? Item : never
type RowOf<Questions, L> = Questions extends readonly (infer Q)[]
  ? { readonly [K in Q & { key: string } as K['key']]?: ValueOf<K, L> }
  : never

/** What a caller that fills in a known form may write: the keys and choices of that form and nothing else. */
export type AnswersOf<D extends Definition> = RowOf<D['questions'], D['lists']>

/** Every key of a form, those of its repeated rows included. */
export type KeyOf<D extends Definition> = KeysIn<D['questions'][number]>
type KeysIn<Q> = Q extends Repeat ? Q['key'] | KeysIn<Q['questions'][number]> : Q extends Question ? Q['key'] : never
