import { ProblemError } from '../ui/api.ts'
import type { Item, Kind, Outcome } from './item.ts'
import { backOff, nextBatch, readyItems } from './ready.ts'
import type { Store } from './store.ts'

export type Surroundings = {
  now: () => Date
  chance: () => number
  newId: () => string
  clockError: () => number | undefined
  /** Runs `work` unless another page of this browser is sending already. */
  alone: (work: () => Promise<void>) => Promise<void>
  /** Tells every page of this browser that the queue changed. */
  changed: () => void
}

/** `holdFor`: ms during which the item is not sent by itself, so that its author may take it back. */
export type When = { id?: string; observedAt?: Date; dependsOn?: string; holdFor?: number }

/** Why sending stopped; `done` when nothing that can be sent is left. */
export type Stop = 'done' | 'later' | 'signIn'

/** Problems that pass by themselves, so the whole queue waits; any other one concerns the items themselves. */
const passing: readonly string[] = ['unreachable', 'busy', 'starting', 'tooManyTries']
const needsPerson: readonly string[] = ['notSignedIn', 'wrongPin']

/** The ordered queue of what was recorded on this phone. Nothing leaves it but by an answer of the server or a person. */
export class Outbox {
  readonly #store: Store
  readonly #load: () => Promise<readonly Kind[]>
  #kinds: ReadonlyMap<string, Kind> | undefined
  readonly #around: Surroundings
  #failures = 0
  #nextTry = 0

  /** The kinds come when the first item is sent or shown: their code is no part of a phone's first load. */
  constructor(store: Store, kinds: () => Promise<readonly Kind[]>, around: Surroundings) {
    this.#store = store
    this.#load = kinds
    this.#around = around
  }

  /** Keeps an act before anything is shown as done. Answers its id. */
  async put<B>(account: string, kind: Kind<B>, body: B, when: When = {}): Promise<string> {
    const now = this.#around.now()
    const id = when.id ?? this.#around.newId()
    await this.#store.add({
      id,
      kind: kind.kind,
      account,
      observedAt: (when.observedAt ?? now).toISOString(),
      recordedAt: now.toISOString(),
      clockError: this.#around.clockError() ?? null,
      heldUntil: when.holdFor ? new Date(now.getTime() + when.holdFor).toISOString() : null,
      dependsOn: when.dependsOn ?? null,
      body,
      state: 'waiting',
      tries: 0,
      lastError: null,
    })
    this.#around.changed()
    return id
  }

  items(): Promise<Item[]> {
    return this.#store.all()
  }

  async titleOf(item: Item): Promise<string> {
    return (await this.#known()).get(item.kind)?.title(item.body) ?? item.kind
  }

  async #known(): Promise<ReadonlyMap<string, Kind>> {
    this.#kinds ??= new Map((await this.#load()).map((kind) => [kind.kind, kind]))
    return this.#kinds
  }

  /** Drops an item by a person's decision. */
  async drop(id: string): Promise<void> {
    await this.#store.remove([id])
    this.#around.changed()
  }

  /** Lets go of what this person's items were held for: they asked to send now, or the page is going away. */
  async release(account: string): Promise<void> {
    const held = (await this.#store.all()).filter((item) => item.account === account && item.heldUntil)
    for (const { id } of held) await this.#store.change(id, { heldUntil: null })
    if (held.length > 0) this.#around.changed()
  }

  /** When sending makes sense again, ms since 1970. */
  nextTry(): number {
    return this.#nextTry
  }

  /** Forgets the waiting time: the network came back, or somebody pressed the button. */
  hurry(): void {
    this.#nextTry = 0
  }

  /** Sends what this person recorded, as far as it goes. Only one page of the browser does. */
  async drain(account: string, signal: AbortSignal): Promise<Stop> {
    let stop: Stop = 'done'
    await this.#around.alone(async () => {
      stop = await this.#drain(account, signal)
    })
    return stop
  }

  async #drain(account: string, signal: AbortSignal): Promise<Stop> {
    if (this.#around.now().getTime() < this.#nextTry) return 'later'
    const skipped = new Set<string>()
    const alone = new Set<string>()
    for (;;) {
      const ready = readyItems(await this.#store.all(), account, skipped, this.#around.now())
      if (ready.length === 0) return 'done'
      const kinds = await this.#known()
      const batch = nextBatch(ready, (kind) => (alone.has(ready[0]!.id) ? 1 : (kinds.get(kind)?.batch ?? 1)))
      const problem = await this.#send(batch, signal, skipped)
      if (signal.aborted) return 'later'
      if (!problem) this.#failures = 0
      else if (needsPerson.includes(problem.code)) return 'signIn'
      else if (passing.includes(problem.code)) return this.#wait(batch, problem)
      // One bad item must not hold up the others: the batch goes again one by one, and who fails alone is skipped.
      else if (batch.length > 1) for (const item of batch) alone.add(item.id)
      else await this.#blame(batch[0]!, problem, skipped)
    }
  }

  /** Undefined when the batch was answered. */
  async #send(batch: readonly Item[], signal: AbortSignal, skipped: Set<string>): Promise<ProblemError | undefined> {
    const kind = (await this.#known()).get(batch[0]!.kind)
    if (!kind) {
      // A newer page recorded it and this one is older: it waits for the update.
      for (const item of batch) skipped.add(item.id)
      return undefined
    }
    try {
      await this.#settle(batch, await kind.send(batch, signal), skipped)
      return undefined
    } catch (problem) {
      return problem instanceof ProblemError ? problem : new ProblemError('unreachable', undefined, problem)
    }
  }

  async #settle(batch: readonly Item[], outcomes: readonly Outcome[], skipped: Set<string>): Promise<void> {
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
    const gone = batch.filter(({ id }) => ['stored', 'same'].includes(byId.get(id)?.result ?? ''))
    await this.#store.remove(gone.map((item) => item.id))
    for (const item of batch) {
      const outcome = byId.get(item.id)
      if (!outcome) skipped.add(item.id)
      else if (outcome.result !== 'stored' && outcome.result !== 'same') {
        const lastError = outcome.problem ?? null
        await this.#store.change(item.id, { state: outcome.result, tries: item.tries + 1, lastError })
      }
    }
    this.#around.changed()
  }

  async #wait(batch: readonly Item[], problem: ProblemError): Promise<Stop> {
    this.#failures++
    this.#nextTry = this.#around.now().getTime() + backOff(this.#failures, this.#around.chance())
    for (const { id, tries } of batch) {
      await this.#store.change(id, { state: 'waiting', tries: tries + 1, lastError: problem.body ?? null })
    }
    this.#around.changed()
    return 'later'
  }

  /** A refusal of a single item is an answer about it; a fault of the server is tried again in the next round. */
  async #blame(item: Item, problem: ProblemError, skipped: Set<string>): Promise<void> {
    const fault = (problem.body?.status ?? 500) >= 500
    const state = fault ? 'waiting' : problem.code === 'sameIdOtherContent' ? 'disputed' : 'rejected'
    await this.#store.change(item.id, { state, tries: item.tries + 1, lastError: problem.body ?? null })
    skipped.add(item.id)
    this.#around.changed()
  }
}
