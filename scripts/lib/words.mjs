/** What start and build say. Each is [zh-CN, en]; functions take what the sentence is about. */
export const words = {
  title: ['呼应 正在启动', 'Gridward is starting'],
  failedTitle: ['呼应 没有启动成功', 'Gridward did not start'],
  titleNote: [
    '第一次启动需要几分钟，请保持此页打开，就绪后会自动进入。',
    'A first start takes some minutes. Leave this page open, it moves on by itself.',
  ],
  preparing: ['准备', 'Preparing'],
  installing: ['安装所需组件', 'Installing what is needed'],
  building: ['编译程序', 'Building'],
  starting: ['启动服务', 'Starting the server'],
  stopped: ['已停止。', 'Stopped.'],
  stopping: ['正在停止，请稍候……', 'Stopping …'],
  stillStopping: [
    '仍在保存数据，请稍候；强行结束也不会丢失已保存的数据。',
    'Still writing; please wait. What was saved is safe even if you force an end.',
  ],
  endingLeftover: (pid) => [
    `上次遗留的服务进程 ${pid} 仍在运行，正在结束它。`,
    `The server process ${pid} of the last run is still there; ending it.`,
  ],
  seconds: (name, seconds) => [`${name[0]}：${seconds} 秒`, `${name[1]}: ${seconds} s`],
  retrying: ['组件仓库没有回应，正在重试', 'The package registry does not answer, trying again'],
  packages: (done, all) => [`已取得 ${done} / ${all} 个组件`, `${done} of ${all} packages`],
  ready: (seconds) => [`已就绪（${seconds} 秒），请在浏览器打开：`, `Ready after ${seconds} s. Open in a browser:`],
  everywhere: [
    '本机所有网卡都已开放，同一网络里的手机和电脑才能使用；只给本机用请设 HOST=127.0.0.1。',
    'All network cards answer, so that phones and desks of this network can use it; HOST=127.0.0.1 keeps it to this machine.',
  ],
  nothingToBuild: ['没有改动，无需编译。', 'Nothing changed, nothing to build.'],
  log: (path) => [`详情见 ${path}`, `Details are in ${path}`],
  serverWords: ['服务给出的说明：', 'What the server said:'],
}

/** What can go wrong, each with what to do. */
export const troubles = {
  oldNode: (found) => [
    `需要 Node.js 20.19 或更新的版本，现在是 ${found}。请从 https://nodejs.org 安装新的长期支持版后重试。`,
    `Node.js 20.19 or newer is needed, this is ${found}. Install a current LTS from https://nodejs.org and try again.`,
  ],
  badPort: (text) => [
    `PORT=${text} 不是端口号，请用 1 到 65535 之间的数字。`,
    `PORT=${text} is not a port number; use one from 1 to 65535.`,
  ],
  portTaken: (port, who) => [
    `端口 ${port} 已被${who ? `进程 ${who.pid}（${who.command}）` : '另一个程序'}占用。请先停止它${who ? `（kill ${who.pid}）` : `（用 ss -ltnp 查看是谁）`}，或换一个端口：PORT=${port + 1} npm start`,
    `Port ${port} is taken by ${who ? `process ${who.pid} (${who.command})` : 'another program'}. Stop it first${who ? ` (kill ${who.pid})` : ' (ss -ltnp shows who it is)'}, or choose another port: PORT=${port + 1} npm start`,
  ],
  portForbidden: (port) => [
    `没有权限使用端口 ${port}。小于 1024 的端口需要管理员权限，请换一个：PORT=8080 npm start`,
    `Port ${port} may not be used. Ports below 1024 need an administrator; choose another: PORT=8080 npm start`,
  ],
  noAddress: (host) => [`这台机器没有地址 ${host}，请检查 HOST。`, `This machine has no address ${host}; check HOST.`],
  dataDir: (path, code) => [
    `无法写入数据目录 ${path}（${code}）。请检查它的权限，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${path} cannot be written (${code}). Check its permissions, or choose another with DATA_DIR.`,
  ],
  noNpm: [
    '没有找到 npm。请安装它（sudo apt install npm，或重新安装 Node.js）后重试。',
    'npm was not found. Install it (sudo apt install npm, or install Node.js again) and try again.',
  ],
  noNetwork: [
    '无法连接组件仓库。请检查网络或代理；内网请设置镜像（npm config set registry <地址>），然后重新启动。',
    'The package registry cannot be reached. Check the network or the proxy; inside a closed network name a mirror (npm config set registry <address>), then start again.',
  ],
  diskFull: [
    '磁盘空间不足。安装和编译约需 1.5 GB，请清理后重新启动。',
    'The disk is full. Installing and building take about 1.5 GB; free some space and start again.',
  ],
  noPermission: (path) => [
    `没有权限写入 ${path}。请用拥有该目录的用户启动，或执行 sudo chown -R $(id -un) 该目录。`,
    `${path} may not be written. Start as the user who owns it, or hand it over with sudo chown -R.`,
  ],
  lockMismatch: [
    'package.json 与 package-lock.json 不一致。请执行 npm install 后重试。',
    'package.json and package-lock.json disagree. Run npm install and try again.',
  ],
  outOfMemory: [
    '内存不足，编译被系统中止。请关闭其他程序或增加内存（至少 2 GB）后重试。',
    'The machine ran out of memory and ended the build. Close other programs or add memory (2 GB at least), then try again.',
  ],
  installFailed: [
    '安装所需组件没有成功。请看日志最后几行，修正后重新启动即可。',
    'Installing did not succeed. See the last lines of the log, mend it and start again.',
  ],
  buildFailed: [
    '编译没有成功。请看日志最后几行，修正后重新启动即可。',
    'Building did not succeed. See the last lines of the log, mend it and start again.',
  ],
  serverEnded: (how) => [
    `服务没有启动成功（${how}）。请看上面的说明，修正后重新启动即可。`,
    `The server did not start (${how}). See what it said, mend it and start again.`,
  ],
  serverKilled: (how) => [
    `服务意外结束（${how}）。请重新启动，已保存的数据会自行恢复。`,
    `The server ended unexpectedly (${how}). Start again; what was saved repairs itself.`,
  ],
}

export const bothOf = ([zh, en]) => `${zh}\n${en}`
export const lineOf = ([zh, en]) => `${zh}  ${en}`
