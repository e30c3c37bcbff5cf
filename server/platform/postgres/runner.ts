import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { problem } from './problem.ts'

export type StartMode = 'plain' | 'namespace' | 'setuid'

/** How PostgreSQL's programs are run, and who owns their files as seen from outside. */
export type Runner = {
  mode: StartMode
  uid: number
  gid: number
  /** Wraps a program so that it runs as somebody other than root and gets `deathSignal` when this process dies. */
  wrap(deathSignal: 'INT' | 'TERM', program: string, args: string[]): { file: string; args: string[] }
}

/** Nothing of the caller's environment reaches PostgreSQL. */
export const cleanEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

const run = promisify(execFile)
const rootModes: StartMode[] = ['namespace', 'setuid']

/**
 * PostgreSQL refuses to run as root. An ordinary user simply starts it. Root starts it inside a user namespace in which
 * root is `nobody`, so the files stay root's; where namespaces are forbidden (many containers), it runs as the real
 * `nobody`. `folders` must then be reachable. `allowed` is for tests.
 */
export async function chooseRunner(folders: string[], allowed: StartMode[] = rootModes): Promise<Runner> {
  const uid = process.getuid!()
  if (uid !== 0) return { mode: 'plain', uid, gid: process.getgid!(), wrap: withDeathSignal([]) }
  const nobody = nobodyEntry()
  if (allowed.includes('namespace') && (await namespaceWorks(nobody)))
    return { mode: 'namespace', uid: 0, gid: 0, wrap: withDeathSignal(namespacePrefix(nobody)) }
  const prefix = allowed.includes('setuid') ? await setuidPrefix(nobody, folders) : undefined
  if (!prefix) throw problem('noUnprivilegedUser')
  return {
    mode: 'setuid',
    ...nobody,
    wrap: (signal, program, args) => asCommand([...prefix, signal, '--', program, ...args]),
  }
}

type Account = { uid: number; gid: number }

/** initdb looks its user up in the password file, so the number must be one that is there. */
function nobodyEntry(): Account {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
  return { uid: Number(line?.[1] ?? 65534), gid: Number(line?.[2] ?? 65534) }
}

function namespacePrefix({ uid, gid }: Account): string[] {
  return ['unshare', '-U', `--map-user=${uid}`, `--map-group=${gid}`, '--']
}

async function namespaceWorks(nobody: Account): Promise<boolean> {
  const { file, args } = asCommand([...namespacePrefix(nobody), 'true'])
  return works(file, args)
}

/**
 * A data folder below a closed one (root's home, mode 700) cannot be reached by `nobody`. Then it keeps one capability,
 * CAP_DAC_OVERRIDE, which containers grant by default; PostgreSQL tests its programs with access(2), which heeds
 * capabilities only under SECBIT_NO_SETUID_FIXUP (capabilities(7)).
 */
async function setuidPrefix({ uid, gid }: Account, folders: string[]): Promise<string[] | undefined> {
  const drop = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const keep = ['--securebits=+no_setuid_fixup', '--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override']
  const closed = folders.find((folder) => !reachableByAll(folder))
  const prefix = closed ? [...drop, ...keep] : drop
  if (await works(prefix[0]!, [...prefix.slice(1), 'true'])) return [...prefix, '--pdeathsig']
  if (closed && (await works('setpriv', [...drop.slice(1), 'true']))) throw problem('unreachable', closed)
  return undefined
}

/** True when every folder from / down to the nearest existing part of `path` lets everybody pass. */
function reachableByAll(path: string): boolean {
  if (!existsSync(path)) return reachableByAll(dirname(path))
  const open = !statSync(path).isDirectory() || (statSync(path).mode & 0o001) !== 0
  return open && (path === '/' || reachableByAll(dirname(path)))
}

/** setpriv is part of util-linux, as unshare is; without it the next start ends what a killed server left behind. */
function withDeathSignal(prefix: string[]): Runner['wrap'] {
  const kills = cleanEnvironment.PATH.split(':').some((folder) => executable(join(folder, 'setpriv')))
  return (signal, program, args) =>
    asCommand([...prefix, ...(kills ? ['setpriv', '--pdeathsig', signal, '--'] : []), program, ...args])
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function asCommand([file = '', ...args]: string[]): { file: string; args: string[] } {
  return { file, args }
}

async function works(file: string, args: string[]): Promise<boolean> {
  return run(file, args, { env: cleanEnvironment }).then(
    () => true,
    () => false,
  )
}
