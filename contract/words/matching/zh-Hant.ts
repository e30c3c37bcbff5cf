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
    chosenOtherNumber: '登記人選了這個人，但證件號碼不同，請核對。',
  },
}
