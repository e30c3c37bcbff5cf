import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { millis, ticks } from '../clock.ts'
import { above, bad, good, warn, type Finding } from './finding.ts'

const endOfNode20 = Date.parse('2026-04-30')

export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    return bad(
      'node',
      `Node ${version} 太旧，请安装 20.19 以上。`,
      `Node ${version} is too old; install 20.19 or newer.`,
    )
  if (major < 22 && millis() > endOfNode20)
    return warn(
      'node',
      `Node ${version} 已于 2026-04-30 停止安全更新，请安排换成 24。`,
      `Node ${version} gets no security fixes since 2026-04-30; plan the step to 24.`,
    )
  return good('node', `Node ${version}`, `Node ${version}`)
}

/** Numbers from <linux/magic.h>. */
const inMemory = 0x01021994
const containerLayer = 0x794c7630

export async function dataFolder(dataDir: string): Promise<Finding[]> {
  const { type, bavail, blocks, bsize } = await statfs(dataDir)
  const free = (bavail * bsize) / 1e9
  const share = bavail / blocks
  const state = above(-Math.min(free / 10, share / 0.15), -1, -0.1)
  const list: Finding[] = [
    {
      about: 'space',
      state,
      zh: `数据目录 ${dataDir} 还有 ${free.toFixed(1)} GB${state === 'good' ? '' : '，请清理或换更大的磁盘；写满后不能再登记'}。`,
      en: `${free.toFixed(1)} GB free in ${dataDir}${state === 'good' ? '' : '; make room or move to a larger disk: a full one takes no more records'}.`,
    },
  ]
  if (type === inMemory)
    list.push(
      bad(
        'disk',
        '数据目录在内存里，重启就没有了；请用 DATA_DIR 换一个目录。',
        'The data folder lies in memory and is gone after a restart; choose another with DATA_DIR.',
      ),
    )
  if (type === containerLayer)
    list.push(
      warn(
        'disk',
        '数据目录在容器里，删除容器时数据一起消失；请挂载一个卷。',
        'The data folder lies inside a container and goes with it; mount a volume.',
      ),
    )
  const mode = statSync(dataDir).mode & 0o077
  if (mode !== 0)
    list.push(
      warn(
        'permissions',
        `别的用户能进入 ${dataDir}；请执行 chmod 700 "${dataDir}"。`,
        `Other users can enter ${dataDir}; run chmod 700 "${dataDir}".`,
      ),
    )
  return list
}

/** Median of 15 writes of 8 KB, each waited for until the disk has it: what every saved record costs at least. */
export function syncTime(dataDir: string): Finding {
  const path = join(dataDir, '.sync-probe')
  const file = openSync(path, 'w', 0o600)
  const times: number[] = []
  try {
    for (let i = 0; i < 15; i++) {
      const before = ticks()
      writeSync(file, Buffer.alloc(8192, i), 0, 8192, 0)
      fsyncSync(file)
      times.push(ticks() - before)
    }
  } finally {
    closeSync(file)
    rmSync(path, { force: true })
  }
  const median = times.sort((a, b) => a - b)[7]!
  const state = above(median, 15, 100)
  return {
    about: 'sync',
    state,
    zh: `磁盘落盘 ${median.toFixed(2)} 毫秒${state === 'good' ? '' : '，偏慢：每次保存都要等它，请换成固态硬盘'}。`,
    en: `The disk keeps a write in ${median.toFixed(2)} ms${state === 'good' ? '' : ', which is slow: every record waits for it. Use a solid state disk'}.`,
  }
}
