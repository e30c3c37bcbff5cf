// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 填表時的提示：一句說清哪裡不對、怎麼辦。 */
export const words = {
  problems: {
    required: '這一項必須填寫。',
    type: '這一項的內容讀不出來，請重新填寫。',
    characters: '裡面有不能保存的符號，請刪掉後重新填寫。',
    tooLong: (p: { max: number }) => `最多 ${p.max} 個字，請寫短一些。`,
    choice: '請從列出的選項中選擇。',
    alone: '選了“無”就不能再選別的，請核對。',
    number: '請填寫數字。',
    decimals: (p: { decimals: number }) => (p.decimals === 0 ? '請填寫整數。' : `最多 ${p.decimals} 位小數。`),
    tooSmall: (p: { min: number }) => `不能小於 ${p.min}，請核對。`,
    tooBig: (p: { max: number }) => `不能大於 ${p.max}，請核對。`,
    date: '請填寫日期，例如 2020-02-03。',
    datetime: '請填寫日期和時間，例如 2020-02-03 14:30。',
    constraint: '填寫的內容不合要求，請核對。',
    name: '請填寫姓名。',
    region: '請填寫 2 至 12 位的行政區劃代碼，例如 420100。',
    photo: (p: { max: number }) => `照片沒有傳好，或超過 ${p.max} 張，請重新拍照。`,
    tooMany: (p: { max: number }) => `最多 ${p.max} 行，多出的請另填一張表。`,
    tooFew: (p: { min: number }) => `至少填寫 ${p.min} 行。`,
  },
  warnings: {
    sexContradicts: '性別與證件號碼不一致，請核對是否填了家人的號碼。',
    birthContradicts: '出生日期與證件號碼不一致，請核對是否填了家人的號碼。',
    sameNumber: (p: { other: number }) => `與第 ${p.other} 行的證件號碼相同，請核對是否填了家人的號碼。`,
    upgraded: '15 位舊號碼已按規則補成 18 位，請對照新證核對。',
    otherDocument: '號碼屬於另一種證件，證件類型已按號碼改正。',
  },
}
