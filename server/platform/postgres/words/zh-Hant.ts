// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
export const words = {
  creating: '正在建立數據庫（只在第一次啟動時需要）',
  starting: '正在啟動數據庫',
  recovering: '上次沒有正常關閉，數據庫正在自行恢復，請不要中斷',
  endingLeftovers: '發現上次遺留的數據庫進程，正在結束它',
  changingOwner: '正在調整數據文件的所有者',
  locked: (dataDir: string, pid: number) =>
    `數據目錄 ${dataDir} 正被進程 ${pid} 使用。請先停止它（kill ${pid}），或用 DATA_DIR 指定另一個目錄。`,
  foreignOwner: (folder: string, owner: string, me: string) =>
    `${folder} 屬於用戶 ${owner}，而現在以 ${me} 的身份啟動。請以 ${owner} 的身份啟動，或執行 sudo chown -R ${me} "${folder}" 後重試。`,
  noBinaries: (platform: string) =>
    `沒有找到適合 ${platform} 的 PostgreSQL。請重新執行 npm ci；或安裝系統自帶的版本（sudo apt install postgresql）；或用 DATABASE_URL 指定已有的數據庫。`,
  otherVersion: (folder: string, written: string, found: string) =>
    `${folder} 由 PostgreSQL ${written} 寫成，而這裡只有 PostgreSQL ${found}。請安裝 postgresql-${written}，或在原來的環境裡備份（gridward backup），再恢復到一個新的 DATA_DIR。`,
  noUnprivilegedUser: () =>
    'PostgreSQL 不能以 root 身份運行，而這台機器既不允許用戶命名空間，也不允許切換到 nobody。請以普通用戶啟動，或用 DATABASE_URL 指定已有的數據庫。',
  unreachable: (folder: string) =>
    `用戶 nobody 無法進入 ${folder}。請以普通用戶啟動，或用 DATA_DIR 指定 /var/lib/gridward 這樣的目錄。`,
  notWritable: (folder: string, code: string) =>
    `無法寫入數據目錄 ${folder}（${code}）。請檢查它的權限，或用 DATA_DIR 指定另一個目錄。`,
  diskFull: (folder: string) => `${folder} 所在的磁盤已滿。請清理空間後重新啟動，已保存的數據不會丟失。`,
  notADatabase: (folder: string) =>
    `${folder} 裡有文件，但不是數據庫。請把它移到別處再啟動，或用 DATA_DIR 指定另一個目錄。`,
  stuckLeftovers: (pids: string) =>
    `上次遺留的數據庫進程 ${pids} 無法結束。請以啟動它的用戶執行 kill -9 ${pids} 後重試。`,
  createFailed: (log: string, lastLine: string) => `建立數據庫失敗：${lastLine}。詳情見 ${log}。修正後重新啟動即可。`,
  startFailed: (log: string, lastLine: string) =>
    `數據庫沒有啟動成功：${lastLine}。詳情見 ${log}。修正後重新啟動即可。`,
}

export type Words = typeof words
