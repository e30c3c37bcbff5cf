// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** Who takes the phone: PIN and invitation. */
export const words = {
  pin: {
    who: '現在是誰用這部手機？',
    of: (name: string) => `${name}的個人口令（6 位數字）`,
    enter: '進入',
    wrong: '個人口令不對，請再試一次；忘記了可請組長重置。',
    haveCode: '忘記口令，或第一次在這部手機上用',
    login: '賬號',
    code: '組長給的一次性口令',
    fresh: '自己定一個新的個人口令（6 位數字）',
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
