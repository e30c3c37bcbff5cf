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
    chosenOtherNumber: '登记人选了这个人，但证件号码不同，请核对。',
  },
}
