export const words = {
  title: '让这台设备信任呼应',
  why: '安装一次本区的证书以后，连接就是加密的：可以用摄像头扫码、把呼应装到桌面、断网后也能打开。',
  plain: '这套系统还没有开启加密连接（https）。请让管理员在服务器上运行 gridward https，然后重新启动。',
  trusted: '这套系统使用各种设备都认识的证书，不需要安装任何东西。',
  enter: '进入呼应',
  already: '已经装好了，点这里进入。',
  notYet: '还没有装好：装完以后，这里会自动出现进入的按钮。',
  download: '下载证书',
  profile: '下载描述文件',
  share: '另一台手机：用相机或浏览器扫这个码，打开同一页。',
  check: '安装前请核对，手机上显示的指纹（SHA-256）应和下面的一致；不一致就不要装，立即告诉管理员。',
  limits: '这张证书只能证明本区的内网地址和下面的名称，不能用来冒充别的网站。',
  names: '名称',
  remove: '不再使用时，请在同一个设置页面里删除它。',
  inApp: '请用手机自带的浏览器或 Chrome 打开；微信等应用里的浏览器不信任自己安装的证书。',
  residents: '居民扫码填报不需要安装证书。',
  languages: '语言',
  steps: '步骤',
  systems: {
    android: {
      name: '安卓手机',
      steps: [
        { says: '点「下载证书」。', title: '浏览器', rows: ['下载证书', 'gridward.crt'], hit: 0 },
        {
          says: '打开「设置」，搜索「CA 证书」；或进入「安全」→「加密与凭据」→「安装证书」。',
          title: '加密与凭据',
          rows: ['受信任的凭据', '用户凭据', '安装证书'],
          hit: 2,
        },
        {
          says: '选「CA 证书」，看到提醒后选「仍然安装」。',
          title: '安装证书',
          rows: ['CA 证书', 'VPN 和应用用户证书', 'WLAN 证书'],
          hit: 0,
        },
        { says: '选刚下载的 gridward.crt。', title: '下载', rows: ['gridward.crt'], hit: 0 },
        { says: '回到这一页，点「进入呼应」。', title: '浏览器', rows: ['进入呼应'], hit: 0 },
      ],
    },
    harmony: {
      name: '鸿蒙手机',
      steps: [
        { says: '点「下载证书」。', title: '浏览器', rows: ['下载证书', 'gridward.crt'], hit: 0 },
        {
          says: '打开「设置」→「安全」（新系统为「隐私和安全」）→「更多安全设置」→「加密和凭据」。',
          title: '更多安全设置',
          rows: ['设备管理器', '加密和凭据', '外部来源应用'],
          hit: 1,
        },
        {
          says: '点「从存储设备安装」，选 CA 证书 gridward.crt。',
          title: '加密和凭据',
          rows: ['受信任的凭据', '从存储设备安装', '清除凭据'],
          hit: 1,
        },
        { says: '回到这一页，点「进入呼应」。', title: '浏览器', rows: ['进入呼应'], hit: 0 },
      ],
    },
    ios: {
      name: 'iPhone、iPad',
      steps: [
        {
          says: '用 Safari 打开这一页，点「下载描述文件」，选「允许」。',
          title: 'Safari',
          rows: ['下载描述文件', '允许'],
          hit: 0,
        },
        {
          says: '打开「设置」，点最上面的「已下载描述文件」，点「安装」。',
          title: '设置',
          rows: ['已下载描述文件', '飞行模式', '无线局域网'],
          hit: 0,
        },
        {
          says: '再进入「通用」→「关于本机」→「证书信任设置」，打开「呼应」后面的开关。',
          title: '证书信任设置',
          rows: ['呼应 Gridward　◉'],
          hit: 0,
        },
        { says: '回到这一页，点「进入呼应」。', title: 'Safari', rows: ['进入呼应'], hit: 0 },
      ],
    },
    windows: {
      name: 'Windows 电脑',
      steps: [
        { says: '点「下载证书」，打开下载的 gridward.crt。', title: '浏览器', rows: ['gridward.crt', '打开'], hit: 1 },
        { says: '点「安装证书」，选「当前用户」。', title: '证书', rows: ['安装证书…', '确定'], hit: 0 },
        {
          says: '选「将所有的证书都放入下列存储」，浏览到「受信任的根证书颁发机构」，完成，并确认。',
          title: '证书导入向导',
          rows: ['自动选择证书存储', '受信任的根证书颁发机构', '下一步'],
          hit: 1,
        },
        { says: '关闭浏览器再打开，点「进入呼应」。', title: '浏览器', rows: ['进入呼应'], hit: 0 },
      ],
    },
  },
}

export type Words = typeof words
