// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
export const words = {
  gridWorker: '網格員',
  medic: '醫護人員',
  guard: '卡口值守員',
  communityOfficer: '社區幹部',
  streetOfficer: '街道幹部',
  commander: '指揮部',
  appealOfficer: '申訴受理員',
  supervisor: '督導組',
  systemAdmin: '系統管理員',
  securityAdmin: '安全管理員',
  auditor: '審計管理員',
}
