import { createHmac } from 'node:crypto'
import { lookup as resolve } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { join } from 'node:path'
import { now } from '../platform/clock.ts'
import type { Message, Target } from './channels.ts'
import { allowedUrl, reachOf, readAllowed, type Allowed } from './rules-webhook.ts'

/** A receiver that does not answer holds back nobody for longer. */
const patience = 5_000

export type Resolver = (host: string) => Promise<{ address: string; family: number }[]>
const systemResolver: Resolver = (host) => resolve(host, { all: true })

/** Hosts that the operator of the machine lists in the data folder; without the file nothing is sent anywhere. */
export const allowedHosts = async (dataDir: string): Promise<Allowed[]> =>
  readAllowed(await readFile(join(dataDir, 'webhook-hosts.txt'), 'utf8').catch(() => ''))

/** `t=<seconds>,v1=<HMAC-SHA-256 of "seconds.body">`: the receiver checks both, so that a copy cannot be sent again later. */
export function signature(secret: string, body: string, at: string): string {
  const seconds = Math.floor(Date.parse(at) / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/**
 * Sends one message. The address is resolved once, checked, and connected to as it was checked, so that a name that
 * changes its answer leads nowhere else; redirects are not followed. Errors: why it did not arrive.
 */
export async function sendWebhook(
  { url, secret }: Target,
  message: Message,
  allowed: readonly Allowed[],
  resolver: Resolver = systemResolver,
): Promise<void> {
  const host = allowedUrl(url, allowed)
  if (typeof host === 'string') throw new Error(`not allowed: ${host}`)
  const { hostname, protocol } = new URL(url)
  const bare = hostname.replace(/^\[|\]$/g, '')
  const [first, ...others] = await resolver(bare)
  const reaches = [first, ...others].map((one) => (one ? reachOf(one.address) : 'never'))
  const fits = reaches.every((reach) => reach === 'public' || (reach === 'private' && host.mayBePrivate))
  if (!first || !fits) throw new Error('not allowed: address')
  const body = JSON.stringify(message)
  const status = await post(protocol === 'https:' ? https.request : http.request, url, first, body, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Gridward',
    'x-gridward-delivery': message.delivery,
    'x-gridward-signature': signature(secret, body, now()),
  })
  if (status < 200 || status >= 300) throw new Error(`answered ${status}`)
}

function post(
  request: typeof https.request,
  url: string,
  to: { address: string; family: number },
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  const lookup = ((_host, options, done) =>
    options.all ? done(null, [to]) : done(null, to.address, to.family)) as LookupFunction
  return new Promise((answer, fail) => {
    const signal = AbortSignal.timeout(patience)
    const sent = request(url, { method: 'POST', headers, lookup, agent: false, signal }, (reply) => {
      reply.resume()
      answer(reply.statusCode ?? 0)
    })
    sent.on('error', (error) => fail(signal.aborted ? new Error('no answer in time') : error))
    sent.end(body)
  })
}
