import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { now } from '@gridward/server/platform/clock'
import { useAuthority, useNone, useOwn } from '@gridward/server/platform/https/set-up'
import { authorityFiles } from '@gridward/server/platform/https/state'
import { X509Certificate } from 'node:crypto'
import QRCode from 'qrcode'
import { trouble, type Command, type Run } from '../command.ts'

export const https: Command = {
  name: 'https',
  says: '开启加密连接：本区已有的证书，或本机制作的根证书 · switches https on: your certificate, or an authority made here',
  usage: 'gridward https [--name=<host or address> …] [--again] | --cert=<fullchain.pem> --key=<key.pem> | --off',
  options: { name: 'list', cert: 'text', key: 'text', again: 'flag', off: 'flag' },
  words: 0,
  async run(run) {
    const { options, config, say } = run
    const [cert, key] = [options.text('cert'), options.text('key')]
    if ((cert === undefined) !== (key === undefined))
      throw trouble('--cert 和 --key 要一起给出。', '--cert and --key belong together.')
    if (options.flag('off')) {
      await useNone(config.dataDir)
      say(
        '已关闭，重新启动后生效。请从各设备上删除「呼应」根证书。\nSwitched off from the next start; remove the authority from the devices.',
      )
      return 0
    }
    await (cert && key ? own(run, cert, key) : authority(run))
    say(
      '\n正在运行的服务要重新启动一次才会开启；以后续期会自动换上。\nA running server has to be started again once; renewals are taken over by themselves.',
    )
    return 0
  },
}

async function own({ config, say }: Run, cert: string, key: string): Promise<void> {
  const { names, until, warnings } = await useOwn(config.dataDir, cert, key, Date.parse(now()))
  say(
    `✓ 证书有效到 ${until.slice(0, 10)}，用于 ${names.join('、')}\n  valid until ${until.slice(0, 10)}, for ${names.join(', ')}`,
  )
  for (const warning of warnings) say(`! ${warning}`)
}

async function authority({ options, config, say }: Run): Promise<void> {
  const { names, made } = await useAuthority(config.dataDir, {
    title: '呼应 Gridward',
    names: options.list('name'),
    again: options.flag('again'),
    now: Date.parse(now()),
  })
  const pem = await readFile(authorityFiles(config.dataDir).cert, 'utf8')
  say(made ? '✓ 已制作本地根证书 · made a local authority' : '✓ 沿用原来的根证书 · the authority stays the same')
  say(`  名称 names: ${names.join('  ')}`)
  say(`  指纹 SHA-256: ${new X509Certificate(pem).fingerprint256}`)
  const address = `http://${firstAddress(names)}:${config.port}/install`
  say(`\n用手机打开这一页安装证书 · open this page on each phone:\n${address}\n`)
  say(await QRCode.toString(address, { type: 'terminal', small: true }))
}

/** What a phone can most likely reach: a name that was asked for, else this machine's first address in its network. */
function firstAddress(names: readonly string[]): string {
  const here = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')
  const named = names.find((name) => name.includes('.') && !isIP(name) && !name.endsWith('.local'))
  return named ?? here?.address ?? 'localhost'
}
