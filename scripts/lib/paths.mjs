import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root, wherever the command was typed. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export const inRoot = (...parts) => join(root, ...parts)

/** DATA_DIR as the user meant it: relative to where the command was typed; without it `data` in the project. */
export function dataDirOf(env = process.env) {
  return env.DATA_DIR ? resolve(env.INIT_CWD ?? '.', env.DATA_DIR) : inRoot('data')
}
