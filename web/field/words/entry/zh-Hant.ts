// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** Who takes the phone: PIN and invitation. */
export const words = {
  pin: {
    who: '現在是誰用這部手機？',
    of: (name: string) => `${name}的個人口令（6 位數字）`,
    enter: '進入',
    wrong: '個人口令不對，請再試一次；忘記了可請組長重置。',
    haveCode: '忘記口令，或第一次在這部手機上用',
    notListed: '名單裡沒有我，用工號進入',
    number: '工號或賬號',
    mine: '個人口令（6 位數字）',
    login: '賬號',
    code: '組長給的一次性口令',
    fresh: '自己定一個新的個人口令（6 位數字）',
  },
  bind: {
    title: '綁定手機',
    done: (name: string) => `這部手機已綁定為“${name}”，大家用各自的個人口令登錄。`,
    next: '開始使用',
    askAgain: '這個二維碼用不了，請組長在“值守手機”裡重新生成一個。',
  },
  join: {
    title: '加入',
    code: '邀請碼（卡片上的 16 位）',
    look: '下一步',
    invites: (district: string, area: string, role: string) => `邀請您到${district}${area}擔任${role}`,
    until: (time: string) => `有效至 ${time}`,
    choosePin: '請定一個只有自己知道的個人口令。以後用它打開這部手機上的呼應。',
    pin: '個人口令（6 位數字）',
    pinAgain: '再輸一遍',
    differ: '兩遍不一樣，請重新輸入。',
    login: '賬號（字母、數字）',
    password: '密碼（至少 10 位）',
    accept: '加入',
  },
}
