import type { ImportColumn, ImportKindView, ImportView } from '@gridward/contract/imports'
import type { Language } from '@gridward/contract/language'
import type { AnyKind } from './kind.ts'
import { kindOf, type Intake } from './rights.ts'
import type { NamedRun, Totals } from './store.ts'

export function viewOf(run: NamedRun, intake: Intake, language: Language): ImportView {
  const { stored, same, rejected } = run
  return {
    id: run.id,
    kind: run.kind,
    title: kindOf(intake, run.kind)?.title[language] ?? run.kind,
    area: run.area,
    fileName: run.file_name,
    fileSize: run.file_size,
    sha256: run.sha256,
    state: run.state,
    madeBy: run.made_name,
    madeAt: run.made_at,
    startedAt: run.started_at,
    endedAt: run.ended_at,
    expected: run.expected,
    counts: { in: run.settled, stored, same, rejected },
    totals: totalsOf(run.totals),
    fault: run.fault,
    takenBack:
      run.taken_back_at === null
        ? null
        : {
            by: run.taken_back_name ?? '',
            at: run.taken_back_at,
            reason: run.taken_back_reason ?? '',
            rows: run.taken_back,
            kept: run.kept,
          },
  }
}

const totalsOf = (totals: Totals): ImportView['totals'] =>
  Object.entries(totals)
    .sort(([a], [b]) => Number(b === 'cells') - Number(a === 'cells') || (a < b ? -1 : 1))
    .map(([name, { stored, same, rejected }]) => ({ name, in: stored + same + rejected, stored, same, rejected }))

export const kindView = (kind: AnyKind, language: Language): ImportKindView => ({
  kind: kind.kind,
  title: kind.title[language],
  about: kind.about[language],
  columns: kind.columns(language).map((column): ImportColumn => ({
    key: column.key,
    title: column.title,
    kind: column.kind,
    required: column.required ?? false,
    options: [...(column.options ?? [])],
    note: column.note ?? '',
  })),
})
