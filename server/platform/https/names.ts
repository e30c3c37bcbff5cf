import { BlockList, isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

/** Every name and address by which this machine may be reached in its own network. */
export function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)
  const host = hostname().toLowerCase()
  const hosts = isHostName(host) ? [host, ...(host.includes('.') ? [] : [`${host}.local`])] : []
  return [...new Set(['localhost', ...hosts, '127.0.0.1', '::1', ...addresses])]
}

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** Letters, figures and hyphens; a Chinese name is written as its xn-- form in a certificate. */
export const isHostName = (name: string): boolean =>
  name.length <= 253 && name.split('.').every((part) => label.test(part))

/** The names as they go into a certificate. Errors: the one that is none. */
export function cleanNames(names: readonly string[]): string[] {
  const clean = names.map((name) => {
    const plain = name.trim().toLowerCase()
    if (isIP(plain)) return plain
    const ascii = URL.canParse(`http://${plain}/`) ? new URL(`http://${plain}/`).hostname : ''
    if (!isHostName(ascii)) throw new Error(`「${name}」不是主机名或 IP 地址 · is no host name or IP address`)
    return ascii
  })
  return [...new Set(clean)]
}

/** Addresses that nobody on the internet owns (RFC 1918, 6598, 3927, 4193): all that an authority of ours may vouch for. */
export const privateNetworks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
] as const

const networks = new BlockList()
for (const network of privateNetworks) {
  const [address, bits] = network.split('/')
  networks.addSubnet(address!, Number(bits), address!.includes(':') ? 'ipv6' : 'ipv4')
}

/** Whether an authority made for `permitted` can vouch for a name (the same rule as in its certificate). */
export function mayVouch(name: string, permitted: readonly string[]): boolean {
  const family = isIP(name)
  if (family) return permitted.includes(name) || networks.check(name, family === 4 ? 'ipv4' : 'ipv6')
  return ['localhost', 'local', 'lan', ...permitted].some((host) => name === host || name.endsWith(`.${host}`))
}
