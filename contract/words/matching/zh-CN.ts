/** 为什么认为是同一个人，或可能是同一个人。 */
export const words = {
  reasons: {
    sameNumberAndName: '证件号码和姓名都相同。',
    chosen: '登记人确认是同一个人。',
    sameNumberOtherName: '证件号码相同、姓名不同，可能把孩子登在了父母的号码下，请核对。',
    sameNumberOtherBirth: '证件号码和姓名相同、出生日期不同，请核对。',
    samePhoneAndName: '电话和姓名相同，没有相同的证件号码，请核对是不是同一个人。',
    sameNameBirthAddress: '姓名、出生日期和住址相同，没有相同的证件号码，请核对是不是同一个人。',
    dead: '登记册中此人已去世，请核对后再处理。',
    alike: '多项信息相符，像是同一个人，请并排核对。',
    chosenOtherNumber: '登记人选了这个人，但证件号码不同，请核对。',
  },
  /** 比对说明：每项怎样相符或不符。 */
  evidence: {
    number: {
      same: '证件号码相同',
      check: '证件号码只有校验位不同',
      digit: '证件号码只差一位',
      swapped: '证件号码有相邻两位颠倒',
      serial: '证件号码只差一位，但两个号码都有效',
      differs: '证件号码不同，两个号码都有效',
      other: '证件号码不同，其中有无效号码或换发过的证件',
      otherKind: '证件种类不同',
      unknown: '至少一方没有证件号码',
    },
    name: {
      same: '姓名相同',
      sound: '姓名同音',
      latin: '姓名一方用拼音书写，读音相同',
      turned: '姓名用字相同，次序不同',
      initials: '姓名一方只写了首字母',
      letter: '姓名只差一个字',
      given: '名相同、姓不同',
      surname: '同姓、名不同',
      differs: '姓名不同',
      unknown: '姓名不全，无法比较',
    },
    birth: {
      same: '出生日期相同',
      near: '出生日期相近，可能写错一位或月日颠倒',
      differs: '出生日期不同',
      unknown: '至少一方没有出生日期',
    },
    phone: {
      same: '电话相同',
      near: '电话只差一位或两位颠倒',
      differs: '电话不同',
      unknown: '至少一方没有电话',
    },
    home: { same: '住在同一户', differs: '住址不同', unknown: '至少一方没有住址' },
    sex: { same: '性别相同', differs: '性别不同', unknown: '至少一方没有性别' },
    form: { same: '同一张表里登记为两个人', differs: '来自不同的登记' },
  },
  /** 分数：是同一个人与是两个人的可能性之比，以 2 为底的对数。 */
  score: (bits: string) => `相符程度 ${bits}`,
  strength: { strong: '很像', likely: '较像', doubtful: '存疑' },
}
