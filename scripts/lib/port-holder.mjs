import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { inRoot } from './paths.mjs'

/** The process that listens on `port` as { pid, command }, as far as /proc shows it to us (own processes, or all to root). */
export function holderOf(port) {
  const sockets = new Set(['tcp', 'tcp6'].flatMap((table) => listeners(table, port)))
  if (sockets.size === 0) return undefined
  const pid = pids().find((one) => socketsOf(one).some((socket) => sockets.has(socket)))
  return pid ? { pid, command: commandOf(pid).join(' ').slice(0, 120) } : undefined
}

/** True for a server of this very folder whose start script is gone: the start script was killed. */
export function isLeftover({ pid }) {
  return (
    commandOf(pid).includes(inRoot('server/dist/main.js')) &&
    !commandOf(parentOf(pid)).some((word) => word.endsWith('start.mjs'))
  )
}

/** Inodes of listening sockets (state 0A) from /proc/net/tcp, proc(5). */
function listeners(table, port) {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = read(`/proc/net/${table}`).split('\n').slice(1)
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter((cells) => cells[1]?.endsWith(ending) && cells[3] === '0A')
    .map((cells) => `socket:[${cells[9]}]`)
}

const pids = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

function socketsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  } catch {
    return []
  }
}

const commandOf = (pid) => read(`/proc/${pid}/cmdline`).split('\0').filter(Boolean)
const parentOf = (pid) => read(`/proc/${pid}/stat`).split(') ').pop().split(' ')[1]

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
