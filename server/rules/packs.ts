import * as contract from '@gridward/contract/rules'
import { dayOf } from '@gridward/contract/days'
import { ruleWords } from '@gridward/contract/words/rules'
import { field, found, Problem } from '../platform/problem.ts'
import type { Serve } from '../serve.ts'
import { contentOf } from './content.ts'
import { runExamples, wrongInput, wrongParameters } from './examples.ts'
import { rulesInForce, signingUnit } from './index.ts'
import { says } from './problems.ts'
import { ruleOf } from './registry.ts'
import { maySign } from './rules-packs.ts'
import * as store from './store.ts'
import { draftView, packView } from './views.ts'

export function rules(serve: Serve): void {
  serve(contract.listRules, async ({ tx, scope, session, now }) => {
    const today = dayOf(now, session.zone)
    const packs = await store.listPacks(tx, session.district)
    const drafts = await store.listDrafts(tx, scope)
    return {
      today,
      packs: packs.map((pack) => packView(pack, packs, today)),
      drafts: drafts.map((draft) => draftView(draft, session.account)),
    }
  })

  serve(contract.saveDraft, async ({ tx, scope, session, params, body, journal, now, language }) => {
    if (await store.wasActivated(tx, session.district, params.id))
      throw new Problem('gone', { says: says((w) => w.activated) })
    const wrong = wrongParameters(body.kind, body.parameters)
    if (wrong.length > 0) {
      const text = ruleWords[language].problems.parameter
      throw new Problem('invalid', { fields: wrong.map((path) => field(`parameters/${path}`, 'format', text)) })
    }
    const draft = { ...body, id: params.id, assumption: body.document === '', content: contentOf(body) }
    found((await store.saveDraft(tx, scope, { ...draft, by: session.account, now })) || null)
    journal({ kind: 'rules.drafted', area: body.area, subject: params.id, content: { ...body }, retention: 'legal' })
    return {
      content: draft.content.toString('hex'),
      ran: runExamples(ruleOf(body.kind), body.parameters, body.examples),
    }
  })

  serve(contract.previewDraft, async ({ tx, scope, session, params, now }) => {
    const draft = found(await store.lockDraft(tx, scope, params.id))
    const rule = ruleOf(draft.kind)
    const ran = runExamples(rule, draft.parameters, draft.examples)
    const today = dayOf(now, session.zone)
    const current = (await rulesInForce(tx, session.district, draft.kind, draft.area, today)).parameters
    const wish = { parameters: draft.parameters as never, current: current as never, area: draft.area, now, today }
    const effect = await rule.preview?.(tx, scope, wish)
    const preview = { changes: effect?.changes ?? null, lines: effect?.lines ?? [], at: now }
    await store.savePreview(tx, session.district, draft.id, preview)
    return { preview, ran }
  })

  serve(contract.signDraft, async ({ tx, scope, session, params, body, journal, now }) => {
    const draft = found(await store.lockDraft(tx, scope, params.id))
    const unit = await signingUnit(tx, session.district, session.account)
    const content = draft.content.toString('hex')
    const refusal = maySign(
      {
        document: draft.document,
        content,
        previewed: draft.previewed?.equals(draft.content) ?? false,
        ran: runExamples(ruleOf(draft.kind), draft.parameters, draft.examples),
        effectiveFrom: draft.effectiveFrom,
        first: draft.firstAccount ? { account: draft.firstAccount, unit: draft.firstUnit!, content } : null,
      },
      { account: session.account, unit },
      body.content,
      dayOf(now, session.zone),
    )
    if (refusal === 'changed') throw new Problem('changedMeanwhile')
    if (refusal === 'samePerson') throw new Problem('needsSecondPerson', { says: says((w) => w.samePerson) })
    if (refusal) throw new Problem('refusedByRule', { says: says((w) => w[refusal]) })
    const signature = { account: session.account, unit, now }
    const line = { area: draft.area, subject: draft.id, retention: 'legal' } as const
    journal({ ...line, kind: 'rules.signed', content: { content, unit, preview: draft.preview } })
    if (!draft.firstAccount) {
      await store.signFirst(tx, session.district, draft.id, signature)
      return { activated: false, version: null }
    }
    const { version } = await store.activate(tx, session.district, draft.id, signature)
    journal({ ...line, kind: 'rules.activated', content: { kind: draft.kind, version, document: draft.document } })
    return { activated: true, version }
  })

  serve(contract.dropDraft, async ({ tx, scope, session, params, journal }) => {
    const draft = found(await store.lockDraft(tx, scope, params.id))
    await store.dropDraft(tx, session.district, draft.id)
    journal({ kind: 'rules.dropped', area: draft.area, subject: draft.id, content: { kind: draft.kind } })
    return { done: true }
  })

  serve(contract.tryRule, async ({ body, language }) => {
    const text = ruleWords[language].problems.parameter
    const wrong = [
      ...wrongParameters(body.kind, body.parameters).map((path) => `parameters/${path}`),
      ...wrongInput(body.kind, body.input).map((path) => `input/${path}`),
    ]
    if (wrong.length > 0) throw new Problem('invalid', { fields: wrong.map((path) => field(path, 'format', text)) })
    return { gives: ruleOf(body.kind).run(body.parameters as never, body.input as never) }
  })
}
