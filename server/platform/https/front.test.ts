import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { openFront, type Front } from '../../front.ts'
import { advanceClock, millis, setClock } from '../clock.ts'
import { keepFresh } from './keep-fresh.ts'
import { makeAuthority, makeLeaf } from './authority.ts'
import { renewLeaf, useAuthority, useNone, useOwn } from './set-up.ts'
import { authorityFiles, leafFiles, savePair } from './state.ts'

let dataDir: string
let front: Front | undefined

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gridward-https-'))
})
afterEach(async () => {
  await front?.close()
  front = undefined
  setClock(undefined)
  await rm(dataDir, { recursive: true, force: true })
})

const authority = (names: string[] = [], again = false) =>
  useAuthority(dataDir, { title: '呼应', names, again, now: millis() })

async function open(): Promise<void> {
  front = await openFront(readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir }, []))
  front.handOver((request, response) => response.end(`served ${request.url}`))
}

type Got = { status: number; text: string; headers: IncomingMessage['headers'] }
const get = (scheme: 'http' | 'https', path: string, ca?: string, method = 'GET'): Promise<Got> =>
  new Promise((done, fail) => {
    const ask = scheme === 'http' ? plainRequest : tlsRequest
    const options = { host: '127.0.0.1', port: front!.port, path, method, ca, agent: false }
    ask(options, (answer) => {
      let text = ''
      answer.on('data', (part) => (text += part))
      answer.on('end', () => done({ status: answer.statusCode!, text, headers: answer.headers }))
    })
      .on('error', fail)
      .end()
  })

describe('one port answers http and https', () => {
  test('without a certificate everything is served as it is, and the page says what is missing', async () => {
    await open()
    expect((await get('http', '/desk')).text).toBe('served /desk')
    expect((await get('http', '/install')).text).toContain('gridward https')
  })

  test('a device that trusts our authority gets everything; one that does not is shown how to', async () => {
    await authority()
    await open()
    const ca = await readFile(authorityFiles(dataDir).cert, 'utf8')
    expect((await get('https', '/desk', ca)).text).toBe('served /desk')
    await expect(get('https', '/desk')).rejects.toThrow(/certificate|self-signed|issuer/)
    const sent = await get('http', '/field/join?c=1')
    expect(sent.status).toBe(303)
    expect(sent.headers.location).toBe('/install?to=%2Ffield%2Fjoin%3Fc%3D1')
    expect((await get('http', '/api/people')).text).not.toContain('served')
  })

  test('what residents open from a code on paper needs no certificate', async () => {
    await authority()
    await open()
    for (const path of ['/p/ABCDEFGH', '/n/ABCD-EFGH', '/assets/small/page.css', '/api/health'])
      expect((await get('http', path)).text).toBe(`served ${path}`)
  })

  test('with a certificate that every phone knows, all plain requests are sent on', async () => {
    const made = await makeAuthority('官方', ['gw.example.cn'], millis())
    const [cert, key] = [join(dataDir, 'own.crt'), join(dataDir, 'own.key')]
    await savePair({ cert, key }, await makeLeaf(made, ['127.0.0.1', 'gw.example.cn'], millis()))
    const { names } = await useOwn(dataDir, cert, key, millis())
    expect(names).toContain('gw.example.cn')
    await open()
    const sent = await get('http', '/p/ABCDEFGH?lang=en')
    expect([sent.status, sent.headers.location]).toEqual([
      308,
      'https://127.0.0.1:' + front!.port + '/p/ABCDEFGH?lang=en',
    ])
    expect((await get('https', '/desk', made.cert)).text).toBe('served /desk')
  })

  test('a certificate that its owner renewed is handed over to the running server', async () => {
    const made = await makeAuthority('官方', [], millis())
    const files = { cert: join(dataDir, 'own.crt'), key: join(dataDir, 'own.key') }
    await savePair(files, await makeLeaf(made, ['127.0.0.1'], millis()))
    const given: string[] = []
    const stop = keepFresh(
      dataDir,
      files,
      ({ cert }) => given.push(cert),
      () => undefined,
      0.02,
    )
    const renewed = await makeLeaf(made, ['127.0.0.1'], millis())
    await savePair(files, renewed)
    await expect.poll(() => given.at(-1)).toBe(renewed.cert)
    stop()
  })

  test('the running server renews its own certificate without a restart', async () => {
    await authority()
    const before = await readFile(leafFiles(dataDir).cert, 'utf8')
    advanceClock(380 * 86_400)
    await open()
    await expect.poll(() => readFile(leafFiles(dataDir).cert, 'utf8')).not.toBe(before)
  })
})

describe('the page that installs the authority', () => {
  test('hands the certificate over in the forms that Android, Windows and Apple take', async () => {
    await authority()
    await open()
    const crt = await get('http', '/install/gridward.crt')
    expect(crt.headers['content-type']).toBe('application/x-x509-ca-cert')
    const profile = await get('http', '/install/gridward.mobileconfig')
    expect(profile.headers['content-type']).toBe('application/x-apple-aspen-config')
    expect(profile.text).toContain('com.apple.security.root')
  })

  test.each(['zh-CN', 'zh-Hant', 'en'])(
    'shows numbered steps with pictures for every system in %s',
    async (language) => {
      await authority()
      await open()
      const { text } = await get('http', `/install?lang=${language}&to=/field/join`)
      expect(text.match(/<details/g)).toHaveLength(4)
      expect(text.match(/<svg/g)!.length).toBeGreaterThan(14)
      expect(text).toContain(`https://127.0.0.1:${front!.port}/field/join`)
      expect(text).not.toContain('undefined')
    },
  )

  test('leads to pages of ours only', async () => {
    await authority()
    await open()
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '"><script>'])
      expect((await get('http', `/install?to=${encodeURIComponent(to)}`)).text).not.toContain('evil')
  })
})

describe('gridward https', () => {
  test('keys are readable by their owner alone', async () => {
    await authority()
    for (const { key } of [authorityFiles(dataDir), leafFiles(dataDir)])
      expect((await stat(key)).mode & 0o777).toBe(0o600)
  })

  test('a second run keeps the authority, so that no phone has to be visited again', async () => {
    await authority(['gw.example.cn'])
    const before = await readFile(authorityFiles(dataDir).cert, 'utf8')
    expect((await authority(['192.168.1.20', 'gw.example.cn'])).made).toBe(false)
    expect(await readFile(authorityFiles(dataDir).cert, 'utf8')).toBe(before)
    await expect(authority(['other.example.cn'])).rejects.toThrow('--again')
    expect((await authority(['other.example.cn'], true)).made).toBe(true)
  })

  test('a leaf is renewed in its last month and not before', async () => {
    await authority()
    expect(await renewLeaf(dataDir, millis() + 300 * 86_400_000)).toBe(false)
    expect(await renewLeaf(dataDir, millis() + 370 * 86_400_000)).toBe(true)
  })

  test.each([
    ['a key of another certificate', 'not the key'],
    ['an ended certificate', 'ended on'],
    ['a file that is none', 'no certificate in PEM'],
    ['a missing file', 'cannot be read'],
  ])('%s is refused with a sentence', async (what, says) => {
    const made = await makeAuthority('官方', [], millis())
    const [cert, key] = [join(dataDir, 'own.crt'), join(dataDir, 'own.key')]
    const ended = what === 'an ended certificate' ? 500 * 86_400_000 : 0
    const leaf = await makeLeaf(made, ['127.0.0.1'], millis() - ended)
    const other = await makeLeaf(made, ['127.0.0.1'], millis())
    await savePair({ cert, key }, what === 'a key of another certificate' ? { ...leaf, key: other.key } : leaf)
    const file = what === 'a file that is none' ? key : what === 'a missing file' ? join(dataDir, 'none.crt') : cert
    await expect(useOwn(dataDir, file, key, millis())).rejects.toThrow(says)
    expect(readConfig({ DATA_DIR: dataDir }, []).tls).toBeUndefined()
  })

  test('a certificate that went missing stops the start with a sentence that says what to do', async () => {
    await authority()
    await rm(leafFiles(dataDir).cert)
    await expect(open()).rejects.toThrow('gridward https --off')
  })

  test('plain http again when it is switched off', async () => {
    await authority()
    await useNone(dataDir)
    expect(readConfig({ DATA_DIR: dataDir }, []).tls).toBeUndefined()
  })
})
