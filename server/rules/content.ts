import { digestOf } from '../platform/canonical.ts'
import type { DraftRow } from './store.ts'

/** What a signature is for: every word of the pack that comes of it. */
export const contentOf = (
  d: Pick<
    DraftRow,
    'kind' | 'area' | 'title' | 'document' | 'parameters' | 'examples' | 'effectiveFrom' | 'effectiveTo'
  >,
): Buffer =>
  digestOf({
    kind: d.kind,
    area: d.area,
    title: d.title,
    document: d.document,
    parameters: d.parameters,
    examples: d.examples,
    effectiveFrom: d.effectiveFrom,
    effectiveTo: d.effectiveTo,
  })
