// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 台賬標記：依據、用途。每個標記都寫明依據和到期日。 */
export const words = {
  kinds: { key: '重點人員', fever: '發熱人員', observation: '集中留觀', care: '需要關照' },
  basis: {
    stay: (p: { place: string; day: string }) => `${p.day} 前在疫情重點地區${p.place}停留。`,
    exposure: (p: { day: string }) => `${p.day} 接觸過確診、疑似或發熱的人。`,
    temperature: (p: { celsius: number; limit: number }) => `體溫 ${p.celsius}℃，達到 ${p.limit}℃。`,
    symptoms: (p: { day: string }) => `${p.day} 有發熱等症狀。`,
    reported: (p: { day: string }) => `${p.day} 登記為集中隔離醫學觀察。`,
    feverAfterStay: (p: { day: string }) => `${p.day} 發熱，且近期在疫情重點地區停留過。`,
    noRoomAlone: '近期在疫情重點地區停留過，且不具備單獨居住條件。',
    marks: '有需要特別關照的情況。',
    needs: '本人或家人提出需要幫助。',
  },
  purposes: {
    screening: '按規定期限觀察健康，早發現、早就醫。',
    treatment: '盡快安排就醫和複測體溫。',
    observation: '由指揮部研究是否需要集中留觀；未經依法決定不得限制。',
    care: '安排上門幫助和關心。',
  },
}
