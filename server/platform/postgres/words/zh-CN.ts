export const words = {
  creating: '正在建立数据库（只在第一次启动时需要）',
  starting: '正在启动数据库',
  recovering: '上次没有正常关闭，数据库正在自行恢复，请不要中断',
  endingLeftovers: '发现上次遗留的数据库进程，正在结束它',
  changingOwner: '正在调整数据文件的所有者',
  locked: (dataDir: string, pid: number) =>
    `数据目录 ${dataDir} 正被进程 ${pid} 使用。请先停止它（kill ${pid}），或用 DATA_DIR 指定另一个目录。`,
  foreignOwner: (folder: string, owner: string, me: string) =>
    `${folder} 属于用户 ${owner}，而现在以 ${me} 的身份启动。请以 ${owner} 的身份启动，或执行 sudo chown -R ${me} "${folder}" 后重试。`,
  noBinaries: (platform: string) =>
    `没有找到适合 ${platform} 的 PostgreSQL。请重新执行 npm ci；或安装系统自带的版本（sudo apt install postgresql）；或用 DATABASE_URL 指定已有的数据库。`,
  otherVersion: (folder: string, written: string, found: string) =>
    `${folder} 由 PostgreSQL ${written} 写成，而这里只有 PostgreSQL ${found}。请安装 postgresql-${written}，或在原来的环境里备份（gridward backup），再恢复到一个新的 DATA_DIR。`,
  noUnprivilegedUser: () =>
    'PostgreSQL 不能以 root 身份运行，而这台机器既不允许用户命名空间，也不允许切换到 nobody。请以普通用户启动，或用 DATABASE_URL 指定已有的数据库。',
  unreachable: (folder: string) =>
    `用户 nobody 无法进入 ${folder}。请以普通用户启动，或用 DATA_DIR 指定 /var/lib/gridward 这样的目录。`,
  notWritable: (folder: string, code: string) =>
    `无法写入数据目录 ${folder}（${code}）。请检查它的权限，或用 DATA_DIR 指定另一个目录。`,
  diskFull: (folder: string) => `${folder} 所在的磁盘已满。请清理空间后重新启动，已保存的数据不会丢失。`,
  notADatabase: (folder: string) =>
    `${folder} 里有文件，但不是数据库。请把它移到别处再启动，或用 DATA_DIR 指定另一个目录。`,
  stuckLeftovers: (pids: string) =>
    `上次遗留的数据库进程 ${pids} 无法结束。请以启动它的用户执行 kill -9 ${pids} 后重试。`,
  createFailed: (log: string, lastLine: string) => `建立数据库失败：${lastLine}。详情见 ${log}。修正后重新启动即可。`,
  startFailed: (log: string, lastLine: string) =>
    `数据库没有启动成功：${lastLine}。详情见 ${log}。修正后重新启动即可。`,
}

export type Words = typeof words
