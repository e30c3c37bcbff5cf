import type { Example, PackView, Preview, RuleKind } from '@gridward/contract/rules'
import type { Tx } from '../platform/database.ts'
import type { Scope } from '../platform/scope.ts'
import { scoped, sql } from '../platform/sql.ts'

export type Signed = { name: string; unit: string; at: string }
export type PackRow = Omit<PackView, 'state' | 'signers'> & { first: Signed; second: Signed }

const fields = sql`p.id, p.kind, p.area, p.title, p.document, p.parameters, p.examples,
  p.effective_from::text as "effectiveFrom", p.effective_to::text as "effectiveTo"`

/** Every pack of a district, newest first. A pack of a larger area holds in a smaller one, so no area is cut away. */
export const listPacks = (tx: Tx, district: number): Promise<PackRow[]> =>
  tx.query(sql`
    select ${fields}, p.version,
      jsonb_build_object('name', a.name, 'unit', p.first_unit, 'at', p.first_signed_at) as first,
      jsonb_build_object('name', b.name, 'unit', p.second_unit, 'at', p.second_signed_at) as second
    from rule_pack p
      join account a on a.district = p.district and a.id = p.first_signer
      join account b on b.district = p.district and b.id = p.second_signer
    where p.district = ${district} order by p.kind, p.effective_from desc, p.version desc limit 1000`)

export type DatedPack = Pick<
  PackRow,
  'id' | 'kind' | 'area' | 'version' | 'title' | 'document' | 'parameters' | 'effectiveFrom' | 'effectiveTo'
>

/** Packs of a kind that hold somewhere in the district on a day. */
export const packsOn = (tx: Tx, district: number, kind: RuleKind, day: string): Promise<DatedPack[]> =>
  tx.query(sql`
    select p.id, p.kind, p.area, p.version, p.title, p.document, p.parameters, p.effective_from::text as "effectiveFrom",
      p.effective_to::text as "effectiveTo"
    from rule_pack p where p.district = ${district} and p.kind = ${kind} and p.effective_from <= ${day}::date
      and (p.effective_to is null or p.effective_to >= ${day}::date)`)

export type DraftRow = {
  id: string
  kind: RuleKind
  area: string
  title: string
  document: string
  assumption: boolean
  parameters: unknown
  examples: Example[]
  effectiveFrom: string
  effectiveTo: string | null
  content: Buffer
  changedAt: string
  preview: Preview | null
  previewed: Buffer | null
  firstAccount: string | null
  firstName: string | null
  firstUnit: string | null
  firstAt: string | null
}

const draftFields = sql`${fields}, p.assumption, p.content, p.changed_at as "changedAt", p.preview,
  p.previewed_content as previewed, p.first_signer as "firstAccount", a.name as "firstName", p.first_unit as "firstUnit",
  p.first_signed_at as "firstAt"`

export const listDrafts = (tx: Tx, scope: Scope<'rules.read'>): Promise<DraftRow[]> =>
  tx.query(sql`
    select ${draftFields} from rule_draft p left join account a on a.district = p.district and a.id = p.first_signer
    where p.district = ${scope.district} and ${scoped(scope, sql`p.area`)} order by p.kind, p.area, p.id limit 500`)

/** Locked, so that a signature and a change of the same draft wait for each other. */
export const lockDraft = (
  tx: Tx,
  scope: Scope<'rules.draft' | 'rules.activate'>,
  id: string,
): Promise<DraftRow | undefined> =>
  tx.maybe(sql`
    select ${draftFields} from rule_draft p left join account a on a.district = p.district and a.id = p.first_signer
    where p.district = ${scope.district} and p.id = ${id} and ${scoped(scope, sql`p.area`)} for update of p`)

export type NewDraft = Pick<
  DraftRow,
  'id' | 'kind' | 'area' | 'title' | 'document' | 'assumption' | 'parameters' | 'examples' | 'content'
> & { effectiveFrom: string; effectiveTo: string | null; by: string | null; now: string }

/** A change takes back the signature and the preview. Answers 0 when the id belongs to a draft of another area. */
export const saveDraft = (tx: Tx, scope: Scope<'rules.draft'>, d: NewDraft): Promise<number> =>
  tx.run(sql`
    insert into rule_draft as p (district, id, kind, area, title, document, assumption, parameters, examples, effective_from,
      effective_to, content, changed_by, changed_at)
    values (${scope.district}, ${d.id}, ${d.kind}, ${d.area}, ${d.title}, ${d.document}, ${d.assumption},
      ${JSON.stringify(d.parameters)}::jsonb, ${JSON.stringify(d.examples)}::jsonb, ${d.effectiveFrom}::date,
      ${d.effectiveTo}::date, ${d.content}, ${d.by}, ${d.now})
    on conflict (district, id) do update set kind = excluded.kind, area = excluded.area, title = excluded.title,
      document = excluded.document, assumption = excluded.assumption, parameters = excluded.parameters,
      examples = excluded.examples, effective_from = excluded.effective_from, effective_to = excluded.effective_to,
      content = excluded.content, changed_by = excluded.changed_by, changed_at = excluded.changed_at, preview = null,
      previewed_content = null, first_signer = null, first_unit = null, first_signed_at = null, first_content = null
    where ${scoped(scope, sql`p.area`)}`)

export const savePreview = (tx: Tx, district: number, id: string, preview: Preview): Promise<number> =>
  tx.run(sql`
    update rule_draft set preview = ${JSON.stringify(preview)}::jsonb, previewed_content = content
    where district = ${district} and id = ${id}`)

export type Signature = { account: string; unit: string; now: string }

export const signFirst = (tx: Tx, district: number, id: string, s: Signature): Promise<number> =>
  tx.run(sql`
    update rule_draft set first_signer = ${s.account}, first_unit = ${s.unit}, first_signed_at = ${s.now}, first_content = content
    where district = ${district} and id = ${id}`)

/** Writes the pack from its draft, as the next version of its kind in its area, and drops the draft. */
export const activate = (tx: Tx, district: number, id: string, s: Signature): Promise<{ version: number }> =>
  tx.one(sql`
    with draft as (delete from rule_draft where district = ${district} and id = ${id} returning *)
    insert into rule_pack (district, id, kind, area, version, title, document, parameters, examples, effective_from, effective_to,
      content, preview, first_signer, first_unit, first_signed_at, second_signer, second_unit, second_signed_at)
    select district, id, kind, area,
      1 + coalesce((select max(p.version) from rule_pack p where p.district = d.district and p.kind = d.kind and p.area = d.area), 0),
      title, document, parameters, examples, effective_from, effective_to, content, preview, first_signer, first_unit,
      first_signed_at, ${s.account}::uuid, ${s.unit}::text, ${s.now}::timestamptz
    from draft d returning version`)

export const dropDraft = (tx: Tx, district: number, id: string): Promise<number> =>
  tx.run(sql`delete from rule_draft where district = ${district} and id = ${id}`)

export const wasActivated = async (tx: Tx, district: number, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from rule_pack where district = ${district} and id = ${id}`)) !== undefined

/** The unit that an account belongs to, as its administrator wrote it. */
export const unitOf = async (tx: Tx, district: number, account: string): Promise<string> =>
  (await tx.one<{ unit: string }>(sql`select unit from account where district = ${district} and id = ${account}`)).unit

/** Districts that have neither a pack nor a draft of a kind. */
export const districtsWithout = (
  tx: Tx,
  kinds: readonly string[],
): Promise<{ district: number; zone: string; kind: RuleKind }[]> =>
  tx.query(sql`
    select d.id as district, d.zone, k.kind from district d, unnest(${kinds}::text[]) as k(kind)
    where not exists (select from rule_draft r where r.district = d.id and r.kind = k.kind)
      and not exists (select from rule_pack p where p.district = d.id and p.kind = k.kind)
    order by d.id, k.kind`)
