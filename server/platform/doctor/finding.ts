/** `bad`: something must be done now. `warn`: somebody should know. Each sentence says what, then what to do. */
export type Finding = { about: string; state: 'good' | 'warn' | 'bad'; zh: string; en: string }

const finding =
  (state: Finding['state']) =>
  (about: string, zh: string, en: string): Finding => ({ about, state, zh, en })

export const good = finding('good')
export const warn = finding('warn')
export const bad = finding('bad')

/** The state that a number has between two limits. */
export const above = (n: number, warnAt: number, badAt: number): Finding['state'] =>
  n >= badAt ? 'bad' : n >= warnAt ? 'warn' : 'good'

/** A check that cannot be made is itself something to mend. */
export async function look(about: string, check: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> {
  try {
    return await check()
  } catch (error) {
    const { message } = error as Error
    return [bad(about, `无法检查：${message}`, `cannot be checked: ${message}`)]
  }
}
