/** 台账标记：依据、用途。每个标记都写明依据和到期日。 */
export const words = {
  kinds: { key: '重点人员', fever: '发热人员', observation: '集中留观', care: '需要关照' },
  basis: {
    stay: (p: { place: string; day: string }) => `${p.day} 前在疫情重点地区${p.place}停留。`,
    exposure: (p: { day: string }) => `${p.day} 接触过确诊、疑似或发热的人。`,
    temperature: (p: { celsius: number; limit: number }) => `体温 ${p.celsius}℃，达到 ${p.limit}℃。`,
    symptoms: (p: { day: string }) => `${p.day} 有发热等症状。`,
    reported: (p: { day: string }) => `${p.day} 登记为集中隔离医学观察。`,
    feverAfterStay: (p: { day: string }) => `${p.day} 发热，且近期在疫情重点地区停留过。`,
    noRoomAlone: '近期在疫情重点地区停留过，且不具备单独居住条件。',
    marks: '有需要特别关照的情况。',
    needs: '本人或家人提出需要帮助。',
  },
  purposes: {
    screening: '按规定期限观察健康，早发现、早就医。',
    treatment: '尽快安排就医和复测体温。',
    observation: '由指挥部研究是否需要集中留观；未经依法决定不得限制。',
    care: '安排上门帮助和关心。',
  },
}
