import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { beforeAll, describe, expect, test } from 'vitest'
import { leafDays, makeAuthority, makeLeaf, type Pair } from './authority.ts'

const now = Date.now()
let authority: Pair

beforeAll(async () => {
  authority = await makeAuthority('呼应 黄埔区', ['gridward.example.cn', '203.0.113.7'], now)
})

/** Connects to a server that shows this leaf, trusting the authority alone; answers what the client refuses. */
async function shake(leaf: Pair, as: { host?: string; servername?: string }): Promise<string> {
  const server = createServer({ cert: leaf.cert, key: leaf.key })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<string>((done) => {
    const socket = connect({ host: '127.0.0.1', port, ca: authority.cert, servername: '', ...as }, () => {
      done(socket.authorized ? 'trusted' : String(socket.authorizationError))
      socket.destroy()
    }).on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'UNSPECIFIED' ? error.message : (error.code ?? error.message)),
    )
  })
  server.closeAllConnections()
  server.close()
  return answer
}

describe('the local authority', () => {
  test('a browser that trusts it trusts the server by address and by name', async () => {
    const leaf = await makeLeaf(authority, ['127.0.0.1', 'gridward.example.cn'], now)
    expect(await shake(leaf, {})).toBe('trusted')
    expect(await shake(leaf, { servername: 'gridward.example.cn' })).toBe('trusted')
    expect(await shake(leaf, { servername: 'other.example.cn' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  test('it cannot vouch for a bank, even with its key in the wrong hands', async () => {
    const leaf = await makeLeaf(authority, ['127.0.0.1', 'www.icbc.com.cn'], now)
    expect(await shake(leaf, { servername: 'www.icbc.com.cn' })).toBe('permitted subtree violation')
    const address = await makeLeaf(authority, ['127.0.0.1', '8.8.8.8'], now)
    expect(await shake(address, {})).toBe('permitted subtree violation')
  })

  test('an expired leaf is refused, and a renewed one of the same authority is trusted without a visit to the phone', async () => {
    const expired = await makeLeaf(authority, ['127.0.0.1'], now - (leafDays + 2) * 86_400_000)
    expect(await shake(expired, {})).toBe('CERT_HAS_EXPIRED')
    expect(await shake(await makeLeaf(authority, ['127.0.0.1'], now), {})).toBe('trusted')
  })

  test('a leaf stays below the 825 days that phones allow', async () => {
    const leaf = new X509Certificate((await makeLeaf(authority, ['localhost'], now)).cert)
    const days = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / 86_400_000
    expect(days).toBeLessThan(825)
    expect(leaf.checkIssued(new X509Certificate(authority.cert))).toBe(true)
    expect(new X509Certificate(authority.cert).ca).toBe(true)
  })
})
