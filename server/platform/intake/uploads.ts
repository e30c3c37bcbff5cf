import { rm } from 'node:fs/promises'
import type { ImportPreview, Previewed } from '@gridward/contract/imports'
import type * as contract from '@gridward/contract/imports'
import { uuidv7 } from 'uuidv7'
import type { Call } from '../../serve.ts'
import { found, Problem } from '../problem.ts'
import { covers } from '../scope.ts'
import { TableError, tableSentence, type SealedFile } from '../tables/index.ts'
import { callOf } from './calls.ts'
import { dropFile, keepFile, keptFile } from './files.ts'
import type { AnyKind } from './kind.ts'
import { guessReading, showGuess, type Choice, type Guess } from './preview.ts'
import { kindOf, type Intake } from './rights.ts'
import * as store from './store.ts'
import { mappingsOf, type SavedMapping } from './store-mappings.ts'
import { viewOf } from './views.ts'
import { intakeWords } from './words.ts'

/** Takes an upload: sealed under the id of its import, read as well as can be guessed, shown. */
export async function upload(intake: Intake, call: Call<typeof contract.uploadImport>): Promise<Previewed> {
  const { query, scope, session, tx, keys, dataDir } = call
  const file = call.upload
  const id = uuidv7()
  try {
    const kind = found(kindOf(intake, query.kind))
    const area = query.area ?? scope.prefixes[0] ?? ''
    intake.demand(session, kind.verb, area)
    const key = await keepFile(keys, dataDir, id, file.path)
    const guess = await guessed(
      keptFile(keys, dataDir, id, key),
      kind,
      {},
      call.language,
      await mappingsOf(tx, scope, { kind: kind.kind, area }),
    )
    const { reading, expected } = guess
    await store.addRun(tx, scope, {
      id,
      kind: kind.kind,
      area,
      prefixes: [...scope.prefixes],
      file_name: file.name.slice(0, 200),
      file_size: file.size,
      sha256: file.sha256,
      file_key: key,
      language: call.language,
      reading,
      expected,
      made_by: session.account,
      made_at: call.now,
    })
    const run = found(await store.findRun(tx, scope, id))
    call.journal({
      kind: 'imports.uploaded',
      area,
      subject: id,
      content: { kind: kind.kind, file: file.name, sha256: file.sha256 },
    })
    return await show(intake, call, run, kind, guess)
  } catch (cause) {
    await dropFile(dataDir, id)
    throw cause
  } finally {
    await rm(file.path, { force: true })
  }
}

/** Reads a file that waits again, as the user wants it read. */
export async function previewAgain(intake: Intake, call: Call<typeof contract.previewImport>): Promise<Previewed> {
  const { tx, scope, params, body, language } = call
  const run = found(await store.findRun(tx, scope, params.id))
  const words = intakeWords[language]
  if (run.state !== 'previewed') throw new Problem('conflict', { says: { [language]: words.wrongState[run.state] } })
  if (!run.file_key) throw new Problem('gone', { says: { [language]: words.fileGone } })
  const kind = found(kindOf(intake, run.kind))
  const guess = await guessed(
    keptFile(call.keys, call.dataDir, run.id, run.file_key),
    kind,
    body,
    language,
    await mappingsOf(tx, scope, run),
  )
  await store.saveReading(tx, scope, run.id, guess)
  return show(intake, call, run, kind, guess)
}

async function guessed(
  file: SealedFile,
  kind: AnyKind,
  choice: Choice,
  language: store.Run['language'],
  saved: readonly SavedMapping[],
): Promise<Guess> {
  try {
    return await guessReading(file, kind.columns(language), choice, saved)
  } catch (cause) {
    if (!(cause instanceof TableError)) throw cause
    const code = cause.code === 'tooBig' ? 'tooLarge' : 'wrongFile'
    throw new Problem(code, { says: { [language]: tableSentence(cause, language) }, cause })
  }
}

type AnyCall = Call<typeof contract.uploadImport> | Call<typeof contract.previewImport>

async function show(
  intake: Intake,
  call: AnyCall,
  run: store.NamedRun,
  kind: AnyKind,
  guess: Guess,
): Promise<Previewed> {
  const { tx, scope, keys, language } = call
  const context = await kind.prepare(callOf(tx, keys, scope, run))
  const shown = showGuess(guess, kind, context, { language, prefixes: run.prefixes })
  const same = await store.findSameFile(tx, scope, run)
  const before: ImportPreview['before'] = same
    ? { id: same.id, at: same.made_at, by: same.made_name, state: same.state }
    : null
  return { run: viewOf({ ...run, expected: guess.expected }, intake, language), preview: { ...shown, before } }
}

/** Whether all areas of an import still lie in the scope: a run may be steered by who could have made it. */
export const mayWork = (call: Pick<AnyCall, 'scope'>, run: store.Run): boolean =>
  run.prefixes.every((prefix) => covers(call.scope, prefix))
