import * as contract from '@gridward/contract/briefings'
import type { DocumentText, DocumentView } from '@gridward/contract/briefings'
import { addDays } from '@gridward/contract/days'
import type { Language } from '@gridward/contract/language'
import type { Session } from '../access/index.ts'
import { canonical, sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import type { Journal } from '../platform/journal.ts'
import { docxType, printedDocument, writeDocument, type OfficialDocument } from '../platform/documents/index.ts'
import { Problem } from '../platform/problem.ts'
import { narrow, type Scope } from '../platform/scope.ts'
import type { Serve } from '../serve.ts'
import { documentOf, numberOf } from './document-parts.ts'
import { readReport, today, totalOf } from './report.ts'
import { draftText, type DocumentFacts } from './rules-document.ts'
import { lockReports } from './store.ts'
import * as store from './store-document.ts'
import { documentWords } from './words-document.ts'

type Asked = {
  tx: Tx
  scope: Scope<'briefings.read'>
  session: Session
  day: string
  now: string
  language: Language
}

/** The daily report as a document: its text is edited, then signed under a number; the signed bytes stay as they are. */
export function reportDocuments(serve: Serve): void {
  serve(contract.readDocument, async ({ params, ...call }) => view(asked(call, params.day)))

  serve(contract.saveDocument, async ({ params, body, journal, ...call }) => {
    const ask = asked({ ...call, scope: narrow(call.scope, 'briefings.read') }, params.day)
    await frozenFacts(ask)
    const { district, account: by } = call.session
    const row = await store.findDocument(ask.tx, district, ask.day)
    if (isAgain(row, body, by)) return view(ask)
    await save(ask, body, row, journal)
    return view(ask)
  })

  serve(contract.signDocument, async ({ params, body, journal, ...call }) => {
    const ask = asked({ ...call, scope: narrow(call.scope, 'briefings.read') }, params.day)
    await lockReports(ask.tx, call.session.district)
    await sign(ask, body.version, journal)
    return view(ask)
  })

  serve(contract.documentFile, async ({ params, journal, ...call }) => {
    const ask = asked(call, params.day)
    const signed = await store.findSigned(ask.tx, ask.session.district, ask.day)
    const content = signed?.content ?? (await draft(ask))
    journal({ kind: 'briefings.exported', area: '', content: { day: ask.day, as: 'docx' }, retention: 'look' })
    const words = documentWords[content.language]
    const name = `${signed ? content.number : words.draft} ${content.title}.docx`
    return { type: docxType, name, body: signed?.file ?? writeDocument(content) }
  })

  serve(contract.documentPrint, async ({ params, ...call }) => {
    const ask = asked(call, params.day)
    const signed = await store.findSigned(ask.tx, ask.session.district, ask.day)
    return { type: 'text/html; charset=utf-8', body: printedDocument(signed?.content ?? (await draft(ask))) }
  })
}

const asked = ({ tx, scope, session, now, language }: Omit<Asked, 'day'>, day: string): Asked => ({
  ...{ tx, scope, session, day, now, language },
})

const refused = (language: Language, why: 'notFrozen' | 'signed'): Problem =>
  new Problem('refusedByRule', { says: { [language]: documentWords[language][why] } })

/** The frozen day, and the one before it; nothing for a day that is not frozen. */
async function factsOf({ tx, scope, session, day, now }: Asked): Promise<DocumentFacts | undefined> {
  const report = await readReport(tx, scope, session, day, now)
  if (report.state !== 'frozen') return undefined
  const earlier = await readReport(tx, scope, session, addDays(day, -1), now)
  const streets = [...new Set(report.communities.map((row) => row.street))].map((name) => ({
    name,
    figures: totalOf(report.communities.filter((row) => row.street === name).map((row) => row.figures)),
  }))
  return {
    ...{ day, number: report.number ?? 0, hash: report.blockHash ?? '', totals: report.totals, streets },
    before: earlier.state === 'frozen' ? { day: earlier.day, totals: earlier.totals } : null,
    communities: report.communities.length,
    missing: report.missing,
    corrections: report.corrections,
  }
}

async function frozenFacts(ask: Asked): Promise<DocumentFacts> {
  const facts = await factsOf(ask)
  if (!facts) throw refused(ask.language, 'notFrozen')
  return facts
}

async function composed(ask: Asked, facts: DocumentFacts): Promise<DocumentText> {
  const last = await store.lastHeading(ask.tx, ask.session.district, ask.language)
  return draftText(facts, ask.session.district_name, ask.language, last)
}

async function draft(ask: Asked): Promise<OfficialDocument> {
  const facts = await frozenFacts(ask)
  const row = await store.findDocument(ask.tx, ask.session.district, ask.day)
  const text = row?.text ?? (await composed(ask, facts))
  return documentOf(text, facts, { today: today(ask.session, ask.now), number: null, demo: ask.session.demo })
}

async function view(ask: Asked): Promise<DocumentView> {
  const { day, session } = ask
  const row = await store.findDocument(ask.tx, session.district, day)
  const nobody = { editedBy: null, editedAt: null, number: null, signedBy: null, signedAt: null, digest: null }
  if (!row) {
    const facts = await factsOf(ask)
    if (!facts) return { day, state: 'notFrozen', version: 0, text: null, ...nobody }
    return { day, state: 'draft', version: 0, text: await composed(ask, facts), ...nobody }
  }
  const { version, text, editor, edited_at, year, number, signer, signed_at, digest } = row
  const told = { day, version, text, editedBy: editor, editedAt: edited_at }
  if (year === null || number === null) return { ...nobody, ...told, state: 'draft' }
  const signed = { number: numberOf(text, { year, number }), signedBy: signer, signedAt: signed_at, digest }
  return { ...told, ...signed, state: 'signed' }
}

/** The same person's same text once more: the answer to the first try was lost. */
const isAgain = (
  row: store.DocumentRow | undefined,
  body: { version: number; text: DocumentText },
  by: string,
): boolean =>
  row !== undefined &&
  row.version === body.version + 1 &&
  row.edited_by === by &&
  canonical(row.text) === canonical(body.text)

function mustBeVersion(row: store.DocumentRow | undefined, version: number, language: Language): void {
  if (row?.signed_at) throw refused(language, 'signed')
  if ((row?.version ?? 0) === version) return
  const words = documentWords[language]
  throw new Problem('changedMeanwhile', {
    says: { [language]: words.savedMeanwhile(row?.editor ?? '', String(row?.version ?? 0)) },
  })
}

async function save(
  { tx, session, day, now, language }: Asked,
  { version, text }: { version: number; text: DocumentText },
  row: store.DocumentRow | undefined,
  journal: Journal,
): Promise<void> {
  mustBeVersion(row, version, language)
  const { district, account: by } = session
  const saved = await store.saveText(tx, { district, day, version, text, by, now })
  if (saved === 0) mustBeVersion(await store.findDocument(tx, district, day), version, language)
  journal({ kind: 'briefings.textSaved', area: '', content: { day, version: version + 1, text }, retention: 'legal' })
}

async function sign(ask: Asked, version: number, journal: Journal): Promise<void> {
  const { tx, session, day, now, language } = ask
  const { district, account: by } = session
  const facts = await frozenFacts(ask)
  const row = await store.findDocument(tx, district, day)
  if (row?.signed_by === by && row.version === Math.max(version, 1)) return
  mustBeVersion(row, version, language)
  const text = row?.text ?? (await composed(ask, facts))
  if (!row) await save(ask, { version: 0, text }, undefined, journal)
  const on = today(session, now)
  const year = Number(on.slice(0, 4))
  const number = await store.nextNumber(tx, district, year)
  const content = documentOf(text, facts, { today: on, number: { year, number }, demo: session.demo })
  const file = writeDocument(content)
  const digest = sha256(file)
  const signing = { district, day, version: Math.max(version, 1), year, number, by, now, content, file, digest }
  if ((await store.signText(tx, signing)) === 0)
    mustBeVersion(await store.findDocument(tx, district, day), version, language)
  const told = { day, version: signing.version, year, number, digest: digest.toString('hex') }
  journal({ kind: 'briefings.signed', at: now, area: '', content: told, retention: 'legal' })
}
