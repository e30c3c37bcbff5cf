/** Who takes the phone: PIN and invitation. */
export const words = {
  pin: {
    who: '现在是谁用这部手机？',
    of: (name: string) => `${name}的个人口令（6 位数字）`,
    enter: '进入',
    wrong: '个人口令不对，请再试一次；忘记了可请组长重置。',
    haveCode: '忘记口令，或第一次在这部手机上用',
    login: '账号',
    code: '组长给的一次性口令',
    fresh: '自己定一个新的个人口令（6 位数字）',
  },
  join: {
    title: '加入',
    code: '邀请码（卡片上的 16 位）',
    look: '下一步',
    invites: (district: string, area: string, role: string) => `邀请您到${district}${area}担任${role}`,
    until: (time: string) => `有效至 ${time}`,
    choosePin: '请定一个只有自己知道的个人口令。以后用它打开这部手机上的呼应。',
    pin: '个人口令（6 位数字）',
    pinAgain: '再输一遍',
    differ: '两遍不一样，请重新输入。',
    login: '账号（字母、数字）',
    password: '密码（至少 10 位）',
    accept: '加入',
  },
}
