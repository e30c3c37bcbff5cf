/** 核实申报时说明已经有人处理过。 */
export const words = {
  verdicts: {
    asIs: '属实，已登记',
    corrected: '更正后登记',
    rejected: '不予采纳',
    needsVisit: '需要上门',
  },
  judged: (p: { by: string; at: string; verdict: string }) =>
    `${p.by}已于${p.at}核实过这份申报，结果是“${p.verdict}”。您这一次没有登记；如有不同，请到档案里更正。`,
  settled: (at: string) => `这份申报已于${at}处理完，不用再核实。`,
  withdrawn: (at: string) => `填报人已于${at}撤回或更正了这份申报，不用再核实。`,
}
