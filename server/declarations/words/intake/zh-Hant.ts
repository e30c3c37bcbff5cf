// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 批量導入的表：名稱、說明、列名和行內提示。 */
export const words = {
  survey: {
    title: '居民摸排表',
    about: '一人一行，同一戶的地址寫成一樣。姓名、樓棟、房號必填；戶籍地、籍貫會被識別，但不保存。',
  },
  returnee: { title: '返鄉人員登記表', about: '一人一行。姓名、出發地、目的地詳細地址必填。' },
  population: {
    title: '綜治人口庫',
    about:
      '從綜治平台導出的人口底冊，一人一行。只取姓名、證件、電話和住址，民族、宗教、婚姻等一律不取；不算摸排，不算申報。',
  },
  baseline: { title: '底數（戶數和人數）', about: '每個社區（或網格）一行：戶數、人數、來源和統計日期。' },
  doors: { title: '底數（門牌清單）', about: '每戶一行。導入後，清單以外住人的戶會顯示為“底數外發現”。' },
  columns: {
    street: '街鎮',
    community: '村（社區）',
    grid: '網格',
    households: '戶數',
    people: '人數',
    source: '來源',
    countedOn: '統計日期',
    estate: '小區',
    building: '樓棟',
    unit: '單元',
    room: '房號',
  },
  built: { visit: '入戶', declaration: '申報' },
  problems: {
    areaMissing: '請填寫社區（村）名稱或 12 位代碼。',
    areaUnknown: (name: string) => `沒有找到“${name}”，請核對名稱，或填寫代碼。`,
    areaTwice: (name: string) => `有兩個“${name}”，請在街鎮一列寫明，或填寫代碼。`,
    number: '請填寫不小於 0 的整數。',
    day: '請填寫日期，例如 2020-01-31。',
    addressMissing: '樓棟和房號至少填寫一項。',
    sourceMissing: '請填寫數據來自哪裡，例如“綜治平台”。',
    later: '日期在今天之後，請核對。',
  },
}
