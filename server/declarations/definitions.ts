import type { Definition } from '@gridward/contract/questionnaire'
import { shipped } from '@gridward/contract/questionnaire/shipped'
import { digestOf } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { addQuestionnaire, findQuestionnaire } from './store-questionnaires.ts'

export { shipped }

const byName = new Map(shipped.map((form) => [`${form.key} ${form.version}`, form]))
const written = new WeakSet<object>()

/** A form by its version; undefined for one that nobody knows here. */
export async function findDefinition(tx: Tx, key: string, version: number): Promise<Definition | undefined> {
  const known = byName.get(`${key} ${version}`)
  if (known) return known
  const row = await findQuestionnaire(tx, key, version)
  if (row) byName.set(`${key} ${version}`, row.definition)
  return row?.definition
}

/** Keeps the shipped forms beside the answers to them, so that these can be read in years; once per connection. */
export async function keepDefinitions(tx: Tx, now: string): Promise<void> {
  if (written.has(tx.client)) return
  for (const form of shipped) await addQuestionnaire(tx, form, digestOf(form), now)
  written.add(tx.client)
}
