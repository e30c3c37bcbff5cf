import { sha256 } from '../platform/canonical.ts'
import type { Tx } from '../platform/database.ts'
import { newSecret } from './index.ts'
import { isKnownBrowser, knowBrowser } from './store-browsers.ts'

/** The cookie by which a browser is recognised at its next sign-in; it signs nobody in. */
export type Browser = { secret: string | undefined; keep(secret: string): void }

/** The digest by which this browser is known to a login; undefined when it is not. */
export async function knownTo(tx: Tx, browser: Browser, login: string): Promise<Buffer | undefined> {
  if (!browser.secret) return undefined
  const token = sha256(browser.secret)
  return (await isKnownBrowser(tx, token, login)) ? token : undefined
}

/** After a sign-in with a password: a stranger's wrong tries do not lock this browser out. */
export async function remember(
  tx: Tx,
  browser: Browser,
  who: { district: number; account: string },
  now: string,
): Promise<void> {
  const { secret, digest } = newSecret()
  await knowBrowser(tx, who, { token: digest, before: browser.secret ? sha256(browser.secret) : null, now })
  browser.keep(secret)
}
