import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from './channels.ts'
import { allowedUrl, reachOf, readAllowed, waitAfter } from './rules-webhook.ts'
import { sendWebhook, signature } from './webhook.ts'

const message: Message = {
  ...{ delivery: 'd', call: 'c', area: '440112001', kind: 'help', state: 'routed', why: 'routed' },
  dueAt: '2020-02-10T01:00:00.000Z',
}

describe('where an address leads', () => {
  it('never to link-local, metadata, multicast or nowhere, however it is written', () => {
    for (const address of [
      '169.254.169.254',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      'fe80::1',
      'fe80::1%eth0',
      '::',
      'ff02::1',
      '::ffff:169.254.169.254',
      '::ffff:a9fe:a9fe',
      '64:ff9b::a9fe:a9fe',
    ])
      expect(reachOf(address), address).toBe('never')
  })

  it('to this machine and private networks only where the operator said so', () => {
    for (const address of [
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
    ])
      expect(reachOf(address), address).toBe('private')
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2408:8000::1', '::ffff:8.8.8.8'])
      expect(reachOf(address), address).toBe('public')
  })
})

describe('an address that may be sent to', () => {
  const allowed = readAllowed('chat.example.cn  # 工作群\nprivate bridge.local:8443\n\n10.0.0.9')

  it('has a host that the operator listed, https, and no account in it', () => {
    expect(allowedUrl('https://chat.example.cn/hook', allowed)).toEqual({
      host: 'chat.example.cn',
      mayBePrivate: false,
    })
    expect(allowedUrl('https://CHAT.example.cn/', allowed)).toMatchObject({ host: 'chat.example.cn' })
    expect(allowedUrl('http://bridge.local:8443/x', allowed)).toMatchObject({ mayBePrivate: true })
    expect(allowedUrl('http://chat.example.cn/', allowed)).toBe('scheme')
    expect(allowedUrl('https://a:b@chat.example.cn/', allowed)).toBe('login')
    expect(allowedUrl('https://chat.example.cn.evil.test/', allowed)).toBe('host')
    expect(allowedUrl('https://bridge.local/', allowed)).toBe('host')
    expect(allowedUrl('https://2130706433/', allowed)).toBe('host')
    expect(allowedUrl('file:///etc/passwd', allowed)).toBe('host')
    expect(allowedUrl('chat.example.cn', allowed)).toBe('unreadable')
  })
})

describe('a sender', () => {
  let server: Server
  let port: number
  const heard: { path: string; body: string; signature: string }[] = []

  beforeAll(async () => {
    server = createServer((request, reply) => {
      let body = ''
      request.on('data', (part) => (body += part))
      request.on('end', () => {
        heard.push({ path: request.url!, body, signature: String(request.headers['x-gridward-signature']) })
        if (request.url === '/moved') reply.writeHead(302, { location: `http://localhost:${port}/secret` })
        reply.end()
      })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => void server.close())

  const target = (path: string, host = 'bridge.test') => ({ url: `http://${host}:${port}${path}`, secret: 's' })
  const here = async () => [{ address: '127.0.0.1', family: 4 }]
  const listed = () => readAllowed('private bridge.test')

  it('signs what it sends, with its time, and sends neither words nor caller', async () => {
    await sendWebhook(target('/hook'), message, listed(), here)
    const got = heard.at(-1)!
    const at = /t=(\d+)/.exec(got.signature)![1]!
    expect(got.signature).toBe(signature('s', got.body, new Date(Number(at) * 1000).toISOString()))
    expect(Object.keys(JSON.parse(got.body)).sort()).toEqual(Object.keys(message).sort())
  })

  it('follows no redirect', async () => {
    await expect(sendWebhook(target('/moved'), message, listed(), here)).rejects.toThrow('302')
    expect(heard.some((one) => one.path === '/secret')).toBe(false)
  })

  it('connects to the address that it checked, though the name answers otherwise a moment later', async () => {
    let asked = 0
    const rebinding = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }]
    await sendWebhook(target('/pinned'), message, listed(), rebinding)
    expect(asked).toBe(1)
    expect(heard.at(-1)!.path).toBe('/pinned')
  })

  it('sends nothing to a private address of a host that is not marked so, nor where one of several is wrong', async () => {
    const before = heard.length
    const open = readAllowed('bridge.test')
    await expect(
      sendWebhook({ ...target('/x'), url: `https://bridge.test:${port}/x` }, message, open, here),
    ).rejects.toThrow('address')
    const mixed = async () => [...(await here()), { address: '169.254.169.254', family: 4 }]
    await expect(sendWebhook(target('/x'), message, listed(), mixed)).rejects.toThrow('address')
    await expect(sendWebhook(target('/x'), message, [], here)).rejects.toThrow('host')
    expect(heard).toHaveLength(before)
  })

  it('waits a minute, then twice as long each time, and gives up after the eighth try', () => {
    expect([1, 2, 6, 7, 8].map(waitAfter)).toEqual([60, 120, 1920, 3600, null])
  })
})
