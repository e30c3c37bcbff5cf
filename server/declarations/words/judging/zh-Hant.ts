// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** 核實申報時說明已經有人處理過。 */
export const words = {
  verdicts: {
    asIs: '屬實，已登記',
    corrected: '更正後登記',
    rejected: '不予採納',
    needsVisit: '需要上門',
  },
  judged: (p: { by: string; at: string; verdict: string }) =>
    `${p.by}已於${p.at}核實過這份申報，結果是“${p.verdict}”。您這一次沒有登記；如有不同，請到檔案裡更正。`,
  settled: (at: string) => `這份申報已於${at}處理完，不用再核實。`,
  withdrawn: (at: string) => `填報人已於${at}撤回或更正了這份申報，不用再核實。`,
}
