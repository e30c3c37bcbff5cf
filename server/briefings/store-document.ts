import type { DocumentText } from '@gridward/contract/briefings'
import type { OfficialDocument } from '../platform/documents/index.ts'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export type DocumentRow = {
  day: string
  version: number
  text: DocumentText
  edited_by: string
  editor: string
  edited_at: string
  year: number | null
  number: number | null
  signed_by: string | null
  signer: string | null
  signed_at: string | null
  digest: string | null
}

export const findDocument = (tx: Tx, district: number, day: string): Promise<DocumentRow | undefined> =>
  tx.maybe<DocumentRow>(sql`
    select d.day, d.version, d.text, d.edited_by, coalesce(e.name, '') as editor, d.edited_at, d.year, d.number,
      d.signed_by, coalesce(s.name, '') as signer, d.signed_at, encode(d.digest, 'hex') as digest
    from briefing_document d
      left join account e on e.district = d.district and e.id = d.edited_by
      left join account s on s.district = d.district and s.id = d.signed_by
    where d.district = ${district} and d.day = ${day}::date`)

export type SignedDay = { day: string; text: DocumentText; year: number; number: number }

export const listSigned = (tx: Tx, district: number): Promise<SignedDay[]> =>
  tx.query<SignedDay>(sql`
    select day, text, year, number from briefing_document
    where district = ${district} and signed_at is not null order by day desc limit 400`)

export type SignedFile = { content: OfficialDocument; file: Buffer }

export const findSigned = (tx: Tx, district: number, day: string): Promise<SignedFile | undefined> =>
  tx.maybe<SignedFile>(sql`
    select content, file from briefing_document
    where district = ${district} and day = ${day}::date and signed_at is not null`)

/** Heading and readers of the document signed last in a language: an office writes them once. */
export const lastHeading = (
  tx: Tx,
  district: number,
  language: string,
): Promise<Pick<DocumentText, 'issuer' | 'mark' | 'to'> | undefined> =>
  tx.maybe(sql`
    select text ->> 'issuer' as issuer, text ->> 'mark' as mark, text ->> 'to' as to from briefing_document
    where district = ${district} and signed_at is not null and text ->> 'language' = ${language}
    order by signed_at desc limit 1`)

export type Saving = { district: number; day: string; version: number; text: DocumentText; by: string; now: string }

/** Saves over the version that was edited and no other; 0 when somebody saved or signed meanwhile. */
export const saveText = (tx: Tx, s: Saving): Promise<number> =>
  s.version === 0
    ? tx.run(sql`
        insert into briefing_document (district, day, version, text, edited_by, edited_at)
        values (${s.district}, ${s.day}::date, 1, ${JSON.stringify(s.text)}::jsonb, ${s.by}, ${s.now})
        on conflict do nothing`)
    : tx.run(sql`
        update briefing_document set version = version + 1, text = ${JSON.stringify(s.text)}::jsonb,
          edited_by = ${s.by}, edited_at = ${s.now}
        where district = ${s.district} and day = ${s.day}::date and version = ${s.version} and signed_at is null`)

/** Under the district's report lock: the numbers of a year have no gap. */
export const nextNumber = async (tx: Tx, district: number, year: number): Promise<number> =>
  (
    await tx.one<{ n: number }>(sql`
      select coalesce(max(number), 0) + 1 as n from briefing_document where district = ${district} and year = ${year}`)
  ).n

export type Signing = SignedFile & {
  district: number
  day: string
  version: number
  year: number
  number: number
  by: string
  now: string
  digest: Buffer
}

/** Signs the version that was read; 0 when it is another one or signed already. */
export const signText = (tx: Tx, s: Signing): Promise<number> =>
  tx.run(sql`
    update briefing_document set year = ${s.year}, number = ${s.number}, signed_by = ${s.by}, signed_at = ${s.now},
      content = ${JSON.stringify(s.content)}::jsonb, file = ${s.file}, digest = ${s.digest}
    where district = ${s.district} and day = ${s.day}::date and version = ${s.version} and signed_at is null`)
