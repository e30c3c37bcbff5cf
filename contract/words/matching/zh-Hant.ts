// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 為什麼認為是同一個人，或可能是同一個人。 */
export const words = {
  reasons: {
    sameNumberAndName: '證件號碼和姓名都相同。',
    chosen: '登記人確認是同一個人。',
    sameNumberOtherName: '證件號碼相同、姓名不同，可能把孩子登在了父母的號碼下，請核對。',
    sameNumberOtherBirth: '證件號碼和姓名相同、出生日期不同，請核對。',
    samePhoneAndName: '電話和姓名相同，沒有相同的證件號碼，請核對是不是同一個人。',
    sameNameBirthAddress: '姓名、出生日期和住址相同，沒有相同的證件號碼，請核對是不是同一個人。',
    dead: '登記冊中此人已去世，請核對後再處理。',
    alike: '多項信息相符，像是同一個人，請並排核對。',
    chosenOtherNumber: '登記人選了這個人，但證件號碼不同，請核對。',
  },
  /** 比對說明：每項怎樣相符或不符。 */
  evidence: {
    number: {
      same: '證件號碼相同',
      check: '證件號碼只有校驗位不同',
      digit: '證件號碼只差一位',
      swapped: '證件號碼有相鄰兩位顛倒',
      serial: '證件號碼只差一位，但兩個號碼都有效',
      differs: '證件號碼不同，兩個號碼都有效',
      other: '證件號碼不同，其中有無效號碼或換髮過的證件',
      otherKind: '證件種類不同',
      unknown: '至少一方沒有證件號碼',
    },
    name: {
      same: '姓名相同',
      sound: '姓名同音',
      latin: '姓名一方用拼音書寫，讀音相同',
      turned: '姓名用字相同，次序不同',
      initials: '姓名一方只寫了首字母',
      letter: '姓名只差一個字',
      given: '名相同、姓不同',
      surname: '同姓、名不同',
      differs: '姓名不同',
      unknown: '姓名不全，無法比較',
    },
    birth: {
      same: '出生日期相同',
      near: '出生日期相近，可能寫錯一位或月日顛倒',
      differs: '出生日期不同',
      unknown: '至少一方沒有出生日期',
    },
    phone: {
      same: '電話相同',
      near: '電話只差一位或兩位顛倒',
      differs: '電話不同',
      unknown: '至少一方沒有電話',
    },
    home: { same: '住在同一戶', differs: '住址不同', unknown: '至少一方沒有住址' },
    sex: { same: '性別相同', differs: '性別不同', unknown: '至少一方沒有性別' },
    form: { same: '同一張表裡登記為兩個人', differs: '來自不同的登記' },
  },
  /** 分數：是同一個人與是兩個人的可能性之比，以 2 為底的對數。 */
  score: (bits: string) => `相符程度 ${bits}`,
  strength: { strong: '很像', likely: '較像', doubtful: '存疑' },
}
