import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'

let home: string
let port: number
const started: ChildProcess[] = []

beforeEach(async () => {
  home = join(mkdtempSync(join(tmpdir(), 'gridward-start-')), 'a folder')
  mkdirSync(join(home, 'scripts'), { recursive: true })
  for (const part of ['lib', 'start.mjs'])
    cpSync(join(import.meta.dirname, '..', part), join(home, 'scripts', part), { recursive: true })
  write('package.json', '{"name":"a","version":"1.0.0","type":"module"}')
  write(
    'package-lock.json',
    '{"name":"a","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"a","version":"1.0.0"}}}',
  )
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  port = (probe.address() as AddressInfo).port
  probe.close()
})

afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
  rmSync(dirname(home), { recursive: true, force: true })
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}

const healthy = `import http from 'node:http'
const server = http.createServer((_, reply) => reply.end('{"status":"ok"}')).listen(process.env.PORT, process.env.HOST)
process.on('SIGINT', () => console.log('SERVER GOT THE TERMINAL SIGNAL'))
process.on('SIGTERM', () => { console.log('server ended in order'); process.exit(0) })
console.log('args', process.argv.slice(2).join(' '))`

function start(...args: string[]) {
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', npm_execpath: '' }
  const child = spawn(process.execPath, [join(home, 'scripts/start.mjs'), ...args], { env, cwd: '/', detached: true })
  started.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  return { child, text: () => text }
}

async function health(wanted: string): Promise<string> {
  let last = ''
  for (let tries = 0; tries < 300 && !last.includes(wanted); tries++) {
    last = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (reply) => reply.text(),
      () => '',
    )
    await sleep(50)
  }
  return last
}

test('what is installed and built is served at once, and Ctrl-C ends it in order with 0', async () => {
  write('node_modules/.package-lock.json', '{"packages":{}}')
  write('server/dist/main.js', healthy)
  const { child, text } = start('--demo')
  expect(await health('ok')).toContain('"ok"')
  process.kill(-child.pid!, 'SIGINT')
  expect(await once(child, 'close')).toEqual([0, null])
  expect(text()).toContain('args --demo')
  expect(text()).toContain('server ended in order')
  expect(text()).not.toContain('TERMINAL SIGNAL')
})

test('missing packages are installed from the lock file before the server starts', async () => {
  write('server/dist/main.js', healthy)
  const { text } = start()
  expect(await health('ok')).toContain('"ok"')
  expect(text()).toContain('Installing what is needed')
})

test('a server that does not start is explained at the port, as text and not as markup', async () => {
  write('node_modules/.package-lock.json', '{"packages":{}}')
  write('server/dist/main.js', `process.stderr.write('磁盘坏了 <b>'); process.exit(3)`)
  start()
  expect(await health('failed')).toContain('(3)')
  const page = await fetch(`http://127.0.0.1:${port}/any/page`)
  expect(page.status).toBe(503)
  expect(await page.text()).toContain('磁盘坏了 &#60;b&#62;')
})

test('a taken port is refused with the name of who holds it', async () => {
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const { child, text } = start()
  const [code] = (await once(child, 'close')) as [number]
  other.close()
  expect(code).toBe(1)
  expect(text()).toContain(`kill ${process.pid}`)
  expect(text()).toContain(`PORT=${port + 1} npm start`)
})

test('a server whose start script was killed does not outlive it', async () => {
  write('node_modules/.package-lock.json', '{"packages":{}}')
  write('server/dist/main.js', healthy)
  const first = start()
  await health('ok')
  first.child.kill('SIGKILL')
  const second = start()
  await expect.poll(second.text, { timeout: 20_000 }).toContain('Ready')
  second.child.kill('SIGTERM')
  expect(await once(second.child, 'close')).toEqual([0, null])
})

test('an unusable port number is named', () => {
  const env = { ...process.env, PORT: 'eighty' }
  const { status, stderr } = spawnSync(process.execPath, [join(home, 'scripts/start.mjs')], { env, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('PORT=eighty')
})
