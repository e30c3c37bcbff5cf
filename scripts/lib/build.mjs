import { lanes, staleOf, stampStep, wordsStep } from './build-steps.mjs'
import { run } from './child.mjs'
import { troubles } from './words.mjs'

export function isBuilt() {
  return staleOf([wordsStep, ...lanes.flat()]).length === 0
}

/**
 * Builds what changed. `onStart` and `onDone` get the step's name as [zh, en], `onDone` its seconds too.
 * Throws Trouble when a step fails; the others of its lane are left out.
 */
export async function build({ log, onStart = () => {}, onDone = () => {} }) {
  const runStep = async (step) => {
    const began = performance.now()
    onStart(step.name)
    const env = { ...process.env, NODE_ENV: 'production' }
    await run(process.execPath, step.command, { log, env, otherwise: troubles.buildFailed })
    stampStep(step)
    onDone(step.name, ((performance.now() - began) / 1000).toFixed(1))
  }
  for (const step of staleOf([wordsStep])) await runStep(step)
  const stale = staleOf(lanes.flat())
  const runLane = async (lane) => {
    for (const { id } of lane) for (const step of stale) if (step.id === id) await runStep(step)
  }
  const results = await Promise.allSettled(lanes.map(runLane))
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}
