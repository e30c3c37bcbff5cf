import { describe, expect, it } from 'vitest'
import { startEmbedded, type Running } from './embedded.ts'

/** A server that dies when told, and starts as `starts` says: an error is one that fails. */
function fake(starts: (Error | undefined)[] = []) {
  const opened: { die(): void; stopped: boolean }[] = []
  const open = async (): Promise<Running> => {
    const failure = starts.shift()
    if (failure) throw failure
    let die = (): void => undefined
    const exited = new Promise<void>((done) => (die = done))
    const one = { die, stopped: false }
    opened.push(one)
    return {
      connection: `run ${opened.length}`,
      exited,
      stop: async () => {
        one.stopped = true
        die()
      },
    }
  }
  return { open, opened }
}
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((go) => setTimeout(go, 1))
}
const silent = (): void => undefined

describe('the embedded database', () => {
  it('is started again when it dies, and again after a pause when that fails', async () => {
    const said: string[] = []
    const { open, opened } = fake([undefined, new Error('disk full'), new Error('disk full')])
    const embedded = startEmbedded('', (text) => said.push(text), open, [0, 0, 0])
    expect(await embedded.ready).toBe('run 1')
    opened[0]!.die()
    await until(() => opened.length === 2)
    expect(said.filter((text) => text.includes('disk full'))).toHaveLength(2)
    await embedded.stop()
    expect(opened[1]!.stopped).toBe(true)
  })

  it('is given up after the last pause, with the error of the last try', async () => {
    const { open, opened } = fake([undefined, new Error('one'), new Error('two'), new Error('three')])
    const embedded = startEmbedded('', silent, open, [0, 0])
    await embedded.ready
    opened[0]!.die()
    await expect(embedded.lost).rejects.toThrow('three')
    await embedded.stop()
  })

  it('that is asked to stop while it starts has started before it stops, and is not kept alive', async () => {
    let go = (): void => undefined
    const held = new Promise<void>((done) => (go = done))
    const { open, opened } = fake()
    const embedded = startEmbedded('', silent, async () => held.then(open))
    const stopping = embedded.stop()
    go()
    await stopping
    expect(opened.map(({ stopped }) => stopped)).toEqual([true])
  })

  it('that cannot start at all says why, and stopping it is no error', async () => {
    const embedded = startEmbedded('', silent, fake([new Error('no space')]).open)
    await expect(embedded.ready).rejects.toThrow('no space')
    await embedded.stop()
  })

  it('that is asked to stop during a pause waits no longer', async () => {
    const { open, opened } = fake([undefined, new Error('disk full')])
    const said: string[] = []
    const embedded = startEmbedded('', (text) => said.push(text), open, [3600])
    await embedded.ready
    opened[0]!.die()
    await until(() => said.some((text) => text.includes('disk full')))
    await embedded.stop()
  })
})
