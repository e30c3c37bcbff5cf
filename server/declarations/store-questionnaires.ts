import type { Definition } from '@gridward/contract/questionnaire'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export const findQuestionnaire = (
  tx: Tx,
  key: string,
  version: number,
): Promise<{ definition: Definition } | undefined> =>
  tx.maybe(sql`select definition from questionnaire where key = ${key} and version = ${version}`)

export const addQuestionnaire = (tx: Tx, form: Definition, digest: Buffer, now: string): Promise<number> =>
  tx.run(sql`
    insert into questionnaire (key, version, definition, digest, added_at)
    values (${form.key}, ${form.version}, ${JSON.stringify(form)}::jsonb, ${digest}, ${now}) on conflict do nothing`)
