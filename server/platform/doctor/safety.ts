import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readHttps, tlsFiles } from '../https/state.ts'
import { millis } from '../clock.ts'
import { lastBackup } from '../backup/folder.ts'
import type { KeyFile } from '../keys.ts'
import { above, bad, good, warn, type Finding } from './finding.ts'

export function keys(dataDir: string): Finding[] {
  const path = join(dataDir, 'keys/keys.json')
  if (!existsSync(path))
    return [
      bad(
        'keys',
        `没有密钥文件 ${path}：证件号和电话打不开。请从备份恢复，不要启动服务（会生成新密钥）。`,
        `There is no key file ${path}: identity numbers and phones cannot be opened. Restore from a backup; do not start the server, which would make new keys.`,
      ),
    ]
  if ((statSync(path).mode & 0o077) !== 0)
    return [
      bad(
        'keys',
        `别的用户能读密钥；请执行 chmod 600 "${path}"。`,
        `Other users can read the keys; run chmod 600 "${path}".`,
      ),
    ]
  const { next } = JSON.parse(readFileSync(path, 'utf8')) as KeyFile
  if (next)
    return [
      bad(
        'keys',
        '密钥更换中断了；运行 gridward keys rotate 或启动服务都会继续完成。',
        'A rotation of the keys was interrupted; gridward keys rotate or a start of the server goes on with it.',
      ),
    ]
  return [good('keys', '密钥在，只有所有者能读。', 'The keys are there, readable by their owner alone.')]
}

/** A backup a night; a second one may be missing before somebody has to act. */
const hours = (n: number): number => n * 3_600_000

export function backups(dataDir: string, real: boolean): Finding[] {
  const needed = real ? bad : warn
  if (!existsSync(join(dataDir, 'keys/custody.json')))
    return [
      needed(
        'custodians',
        '还没有备份保管人，所以没有备份；请运行 gridward custodians，把打印的三份交给三个人。',
        'There are no custodians, hence no backups; run gridward custodians and give the three sheets to three people.',
      ),
    ]
  const { newest, failure } = lastBackup(dataDir)
  if (failure)
    return [
      bad(
        'backup',
        `昨夜备份失败：${failure}。改正后运行 gridward backup。`,
        `The nightly backup failed: ${failure}. Mend it and run gridward backup.`,
      ),
    ]
  if (!newest)
    return [
      needed('backup', '还没有做过备份；请运行 gridward backup。', 'There is no backup yet; run gridward backup.'),
    ]
  const age = millis() - newest.at
  const about = `${(newest.bytes / 1e6).toFixed(1)} MB`
  if (age > hours(50))
    return [
      needed(
        'backup',
        `最近的备份是 ${Math.round(age / hours(1))} 小时前；请运行 gridward backup。`,
        `The last backup is ${Math.round(age / hours(1))} hours old; run gridward backup.`,
      ),
    ]
  return [
    good(
      'backup',
      `最近的备份 ${Math.round(age / hours(1))} 小时前，${about}，在 ${newest.path}；请把它复制到另一台机器。`,
      `The last backup is ${Math.round(age / hours(1))} hours old, ${about}, in ${newest.path}; copy it to another machine.`,
    ),
  ]
}

export function https(dataDir: string, tls: { cert: string } | undefined): Finding[] {
  const files = tls ?? tlsFiles(dataDir)
  if (!files)
    return [
      warn(
        'https',
        '连接没有加密：手机不能用摄像头、不能安装、断网后打不开；请运行 gridward https。',
        'The connection is not encrypted: phones cannot use the camera, install, or open without a network; run gridward https.',
      ),
    ]
  const leaf = new X509Certificate(readFileSync(files.cert))
  const days = Math.floor((Date.parse(leaf.validTo) - millis()) / 86_400_000)
  const ours = readHttps(dataDir)?.kind === 'authority'
  const state = above(-days, -20, -3)
  if (state !== 'good')
    return [
      {
        about: 'https',
        state: ours ? 'warn' : state,
        zh: ours ? `证书还有 ${days} 天；启动服务就会自动续期。` : `证书还有 ${days} 天到期，请续期：${files.cert}`,
        en: ours
          ? `The certificate ends in ${days} days; a running server renews it.`
          : `The certificate ends in ${days} days; renew ${files.cert}`,
      },
    ]
  if (ours)
    return [
      good(
        'https',
        `已加密，本区根证书，还有 ${days} 天，自动续期。居民页面走 http；要对公网开放请换成正式证书。`,
        `Encrypted by the local authority, ${days} days left, renewed by itself. Residents' pages go over http; get a public certificate before opening them to the internet.`,
      ),
    ]
  return [good('https', `已加密，证书还有 ${days} 天。`, `Encrypted; the certificate is good for ${days} days.`)]
}
