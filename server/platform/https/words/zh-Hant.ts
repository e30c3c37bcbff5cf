// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
export const words = {
  title: '讓這台設備信任呼應',
  why: '安裝一次本區的證書以後，連接就是加密的：可以用攝像頭掃碼、把呼應裝到桌面、斷網後也能打開。',
  plain: '這套系統還沒有開啟加密連接（https）。請讓管理員在服務器上運行 gridward https，然後重新啟動。',
  trusted: '這套系統使用各種設備都認識的證書，不需要安裝任何東西。',
  enter: '進入呼應',
  already: '已經裝好了，點這裡進入。',
  notYet: '還沒有裝好：裝完以後，這裡會自動出現進入的按鈕。',
  download: '下載證書',
  profile: '下載描述文件',
  share: '另一台手機：用相機或瀏覽器掃這個碼，打開同一頁。',
  check: '安裝前請核對，手機上顯示的指紋（SHA-256）應和下面的一致；不一致就不要裝，立即告訴管理員。',
  limits: '這張證書只能證明本區的內網地址和下面的名稱，不能用來冒充別的網站。',
  names: '名稱',
  remove: '不再使用時，請在同一個設置頁面裡刪除它。',
  inApp: '請用手機自帶的瀏覽器或 Chrome 打開；微信等應用裡的瀏覽器不信任自己安裝的證書。',
  residents: '居民掃碼填報不需要安裝證書。',
  languages: '語言',
  steps: '步驟',
  systems: {
    android: {
      name: '安卓手機',
      steps: [
        { says: '點「下載證書」。', title: '瀏覽器', rows: ['下載證書', 'gridward.crt'], hit: 0 },
        {
          says: '打開「設置」，搜索「CA 證書」；或進入「安全」→「加密與憑據」→「安裝證書」。',
          title: '加密與憑據',
          rows: ['受信任的憑據', '用戶憑據', '安裝證書'],
          hit: 2,
        },
        {
          says: '選「CA 證書」，看到提醒後選「仍然安裝」。',
          title: '安裝證書',
          rows: ['CA 證書', 'VPN 和應用用戶證書', 'WLAN 證書'],
          hit: 0,
        },
        { says: '選剛下載的 gridward.crt。', title: '下載', rows: ['gridward.crt'], hit: 0 },
        { says: '回到這一頁，點「進入呼應」。', title: '瀏覽器', rows: ['進入呼應'], hit: 0 },
      ],
    },
    harmony: {
      name: '鴻蒙手機',
      steps: [
        { says: '點「下載證書」。', title: '瀏覽器', rows: ['下載證書', 'gridward.crt'], hit: 0 },
        {
          says: '打開「設置」→「安全」（新系統為「隱私和安全」）→「更多安全設置」→「加密和憑據」。',
          title: '更多安全設置',
          rows: ['設備管理器', '加密和憑據', '外部來源應用'],
          hit: 1,
        },
        {
          says: '點「從存儲設備安裝」，選 CA 證書 gridward.crt。',
          title: '加密和憑據',
          rows: ['受信任的憑據', '從存儲設備安裝', '清除憑據'],
          hit: 1,
        },
        { says: '回到這一頁，點「進入呼應」。', title: '瀏覽器', rows: ['進入呼應'], hit: 0 },
      ],
    },
    ios: {
      name: 'iPhone、iPad',
      steps: [
        {
          says: '用 Safari 打開這一頁，點「下載描述文件」，選「允許」。',
          title: 'Safari',
          rows: ['下載描述文件', '允許'],
          hit: 0,
        },
        {
          says: '打開「設置」，點最上面的「已下載描述文件」，點「安裝」。',
          title: '設置',
          rows: ['已下載描述文件', '飛行模式', '無線局域網'],
          hit: 0,
        },
        {
          says: '再進入「通用」→「關於本機」→「證書信任設置」，打開「呼應」後面的開關。',
          title: '證書信任設置',
          rows: ['呼應 Gridward　◉'],
          hit: 0,
        },
        { says: '回到這一頁，點「進入呼應」。', title: 'Safari', rows: ['進入呼應'], hit: 0 },
      ],
    },
    windows: {
      name: 'Windows 電腦',
      steps: [
        { says: '點「下載證書」，打開下載的 gridward.crt。', title: '瀏覽器', rows: ['gridward.crt', '打開'], hit: 1 },
        { says: '點「安裝證書」，選「當前用戶」。', title: '證書', rows: ['安裝證書…', '確定'], hit: 0 },
        {
          says: '選「將所有的證書都放入下列存儲」，瀏覽到「受信任的根證書頒發機構」，完成，並確認。',
          title: '證書導入嚮導',
          rows: ['自動選擇證書存儲', '受信任的根證書頒發機構', '下一步'],
          hit: 1,
        },
        { says: '關閉瀏覽器再打開，點「進入呼應」。', title: '瀏覽器', rows: ['進入呼應'], hit: 0 },
      ],
    },
  },
}

export type Words = typeof words
