import type { Words } from './zh-CN.ts'

export const words: Words = {
  creating: 'Creating the database (first start only)',
  starting: 'Starting the database',
  recovering: 'The last run did not end cleanly; the database is repairing itself, please do not interrupt it',
  endingLeftovers: 'A database process of the last run is still there; ending it',
  changingOwner: 'Changing the owner of the data files',
  locked: (dataDir, pid) =>
    `The data folder ${dataDir} is in use by process ${pid}. Stop that one first (kill ${pid}), or choose another folder with DATA_DIR.`,
  foreignOwner: (folder, owner, me) =>
    `${folder} belongs to the user ${owner}, but this start runs as ${me}. Start as ${owner}, or run: sudo chown -R ${me} "${folder}"`,
  noBinaries: (platform) =>
    `No PostgreSQL for ${platform} was found. Run npm ci again, or install the system's own (sudo apt install postgresql), or name a running one with DATABASE_URL.`,
  otherVersion: (folder, written, found) =>
    `${folder} was written by PostgreSQL ${written}, and only PostgreSQL ${found} is here. Install postgresql-${written}, or make a backup where it still runs (gridward backup) and restore it into a new DATA_DIR.`,
  noUnprivilegedUser: () =>
    'PostgreSQL refuses to run as root, and this machine allows neither a user namespace nor a change to nobody. Start as an ordinary user, or name a running database with DATABASE_URL.',
  unreachable: (folder) =>
    `The user nobody cannot enter ${folder}. Start as an ordinary user, or choose a folder such as /var/lib/gridward with DATA_DIR.`,
  notWritable: (folder, code) =>
    `The data folder ${folder} cannot be written (${code}). Check its permissions, or choose another folder with DATA_DIR.`,
  diskFull: (folder) =>
    `The disk that holds ${folder} is full. Free some space and start again; what was saved is safe.`,
  notADatabase: (folder) =>
    `${folder} holds files but no database. Move it away and start again, or choose another folder with DATA_DIR.`,
  stuckLeftovers: (pids) =>
    `The database processes ${pids} of the last run do not end. Run kill -9 ${pids} as the user who started them, then start again.`,
  createFailed: (log, lastLine) =>
    `The database could not be created: ${lastLine}. Details are in ${log}. Mend it and start again.`,
  startFailed: (log, lastLine) =>
    `The database did not start: ${lastLine}. Details are in ${log}. Mend it and start again.`,
}
